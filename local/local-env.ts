/** `local.env`: addresses and keys of the local parts, under the settings' own names, kept between starts. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Variables = Readonly<Record<string, string>>

const envPath = (home: string) => join(home, 'local.env')

/** Lines `NAME=value`; values are never quoted, for none that is written here needs it. */
export function parseEnv(text: string): Variables {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => /^[A-Z0-9_]+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
}

/** Empty when there is none yet. */
export function readLocalEnv(home: string): Variables {
  try {
    return parseEnv(readFileSync(envPath(home), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

export function writeLocalEnv(home: string, variables: Variables): void {
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`)
  const text = `# Written by Kith at each start; keep it to yourself.\n${lines.join('')}`
  writeFileSync(`${envPath(home)}.new`, text, { mode: 0o600 })
  renameSync(`${envPath(home)}.new`, envPath(home))
}
