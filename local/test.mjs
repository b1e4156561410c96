/**
 * `npm test`: sets itself up, runs the unit and integration tests, then the browser tests, and ends with one line
 * `N passed, N failed`. `--only=unit` or `--only=e2e` runs one of both; other arguments go to the runner.
 */
import './node-version.mjs'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { prepare, root } from './setup.mjs'

const args = process.argv.slice(2)
const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)
const rest = args.filter((arg) => !arg.startsWith('--only='))
if (only !== undefined && only !== 'unit' && only !== 'e2e') {
  console.error('--only takes unit or e2e.')
  process.exit(2)
}

const reports = join(root, 'test-results', 'reports')
const report = (name) => join(reports, `${name}.json`)

/** Runs a test runner with its output on this terminal; resolves to its exit code. */
function run(path, runnerArgs, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', path), ...runnerArgs], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const RUNNERS = {
  async unit() {
    const flags = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('unit')}`, ...rest]
    const code = await run('vitest/vitest.mjs', flags, {})
    if (!existsSync(report('unit'))) return { code, passed: 0, failed: 1 }
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report('unit'), 'utf8'))
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    return { code, passed: numPassedTests, failed: numFailedTests + broken }
  },
  async e2e() {
    const { browser } = await import('./browser.mjs')
    const E2E_CHROMIUM = await browser()
    const env = { E2E_CHROMIUM, PLAYWRIGHT_JSON_OUTPUT_FILE: report('e2e') }
    const code = await run('@playwright/test/cli.js', ['test', '--reporter=list,json', ...rest], env)
    if (!existsSync(report('e2e'))) return { code, passed: 0, failed: 1 }
    const { stats, errors } = JSON.parse(readFileSync(report('e2e'), 'utf8'))
    return { code, passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
  },
}

await prepare(only === 'unit' ? ['install', 'prisma', 'bundles'] : ['install', 'prisma', 'bundles', 'web'])
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const total = { passed: 0, failed: 0, code: 0 }
for (const name of only ? [only] : ['unit', 'e2e']) {
  const result = await RUNNERS[name]().catch((error) => {
    console.error(error.message)
    return { code: 1, passed: 0, failed: 1 }
  })
  total.passed += result.passed
  total.failed += result.failed
  total.code ||= result.code
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? total.code : 1
