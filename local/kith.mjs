/** `npm run --silent kith -- …`: the command line. Whatever this prints itself goes to stderr. */
import './node-version.mjs'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { prepare, root } from './setup.mjs'

/** These need the database; all others work on files alone. */
const WITH_DATABASE = new Set(['key', 'link', 'password'])

const args = process.argv.slice(2)
// npm runs scripts in the folder of package.json; the person named files from where they were.
const cwd = process.env.npm_lifecycle_event === 'kith' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()

await prepare(['install', 'prisma', 'bundles'])
if (WITH_DATABASE.has(args[0])) {
  const { runWithDatabase } = await import('../dist/supervisor.mjs')
  await runWithDatabase(root, args, cwd)
} else {
  const child = spawn(process.execPath, ['--enable-source-maps', resolve(root, 'dist', 'cli.mjs'), ...args], {
    cwd,
    stdio: 'inherit',
  })
  child.once('close', (code) => process.exit(code ?? 1))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
}
