/** Brings the database up to date before anything uses it, a process of its own at each start; and offers what is simulated. */
import { fileURLToPath } from 'node:url'
import { MigrationError, migrate } from '#adapters/postgres/migrate.ts'
import { rewrapKeys } from '#adapters/wire-keys.ts'
import { wireSimulator } from '#adapters/wire-simulator.ts'
import { offerSimulator } from './demo-connection.ts'

/** One level below the root, as this file is, bundled or not. */
const folder = fileURLToPath(new URL('../prisma/migrations', import.meta.url))

function explain(error: unknown): string {
  if (!(error instanceof MigrationError)) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    return `The database could not be brought up to date${code}: check that it is reachable and may be changed by you.`
  }
  switch (error.code) {
    case 'database.newer':
      return `The database was made by a newer Kith (${error.migration}): update this copy with git pull, then start again.`
    case 'database.differs':
      return `The migration ${error.migration} was changed after it was applied: restore prisma/migrations from git.`
    case 'database.half_migrated':
      return `The migration ${error.migration} was begun by another tool and not finished: resolve it with that tool.`
    default:
      return error.code satisfies never
  }
}

async function offer(): Promise<void> {
  const simulator = wireSimulator(process.env)
  if (simulator === null) return
  try {
    for (const offered of await simulator.offers()) {
      const done = await offerSimulator(simulator.connections, offered, new Date())
      console.log(`connection to ${offered.name}: ${done}`)
    }
  } finally {
    await simulator.close()
  }
}

try {
  const databaseUrl = process.env.DATABASE_URL
  if (!databaseUrl) throw new Error('DATABASE_URL is not set')
  const applied = await migrate(databaseUrl, folder)
  for (const name of applied) console.log(`applied ${name}`)
  const isRewrapped = await rewrapKeys(process.env)
  if (isRewrapped) console.log('KITH_SECRET wraps all data keys: KITH_SECRET_PREVIOUS is not needed for them any more')
  // Kith is of use without them.
  await offer().catch((error: Error) => console.error(`The simulators could not be offered: ${error.name}.`))
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
