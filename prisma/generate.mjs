/**
 * Writes the database client, and the names of the migrations, into prisma/generated. Prisma wants a native schema engine at hand even where it needs
 * none, and fetches it from its own site; naming any executable keeps it from that. The variable is set for this one
 * child only: with it, `prisma migrate deploy` would report success and apply nothing.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const { status } = spawnSync(
  process.execPath,
  [
    require.resolve('prisma/build/index.js'),
    'generate',
    '--schema',
    fileURLToPath(new URL('schema.prisma', import.meta.url)),
    '--no-hints',
  ],
  {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  },
)
process.exitCode = status ?? 1

// The web app, which is built without these folders, is ready only on a database that has them all.
const names = readdirSync(new URL('migrations/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()
writeFileSync(
  new URL('generated/migrations.ts', import.meta.url),
  `export const MIGRATIONS: readonly string[] = ${JSON.stringify(names)}\n`,
)
