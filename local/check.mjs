/** `npm run check`: types, lint and format, import law, dead code; all at once, one line each, what is wrong below. */
import './node-version.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepare, root } from './setup.mjs'

const tool = (path, ...args) => [join(root, 'node_modules', path), ...args]

const CHECKS = [
  ['types', tool('typescript/bin/tsc', '--project', 'tsconfig.check.json')],
  ['types of core', tool('typescript/bin/tsc', '--project', 'core/tsconfig.json')],
  ['lint and format', tool('@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off')],
  ['import law', ['local/import-law.mjs']],
  ['dead code', tool('knip/bin/knip.js', '--no-progress')],
]

/** Runs one check to its end: its name, how long it took, what it printed, whether it passed. */
function run([name, args]) {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(16)} ${seconds.padStart(5)} s`)
      resolve({ name, output, passed: code === 0 })
    })
  })
}

await prepare(['install', 'prisma'])
const failed = (await Promise.all(CHECKS.map(run))).filter((check) => !check.passed)
for (const { name, output } of failed) console.error(`\n── ${name} ──\n${output.trim()}`)
process.exitCode = failed.length === 0 ? 0 : 1
