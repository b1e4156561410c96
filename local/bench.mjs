/** `npm run bench -- NAME …`: runs bench/NAME.ts, or says which there are. */
import './node-version.mjs'
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { prepare, root } from './setup.mjs'

const [name, ...args] = process.argv.slice(2)
const file = join(root, 'bench', `${name}.ts`)

if (name === undefined || !existsSync(file)) {
  const names = readdirSync(join(root, 'bench')).filter((entry) => /^[^.]+\.ts$/.test(entry))
  console.error(`Say which benchmark: ${names.map((entry) => entry.slice(0, -3)).join(', ')}.`)
  process.exit(2)
}
await prepare(['install', 'prisma', 'bundles'])
const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, stdio: 'inherit' })
child.once('close', (code) => process.exit(code ?? 1))
