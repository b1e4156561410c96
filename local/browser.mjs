/** Finds a Chromium for the browser tests, else installs one, else says so. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool, SetupError } from './run-tool.mjs'
import { root } from './setup.mjs'

/** What Playwright downloaded, if it did. */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  return chromium.executablePath()
}

async function find() {
  const candidates = [
    process.env.E2E_CHROMIUM,
    await playwrightsOwn(),
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  return candidates.find((path) => path && existsSync(path)) ?? null
}

const isDebianRoot = () =>
  process.getuid?.() === 0 && existsSync('/etc/os-release') && /debian/i.test(readFileSync('/etc/os-release', 'utf8'))

/**
 * The path of a Chromium.
 * @throws SetupError when there is none and none can be installed.
 */
export async function browser() {
  const found = await find()
  if (found) return found
  if (process.env.E2E_CHROMIUM)
    throw new SetupError(`E2E_CHROMIUM names ${process.env.E2E_CHROMIUM}, which is not there.`)
  process.stderr.write('Installing a browser for the tests\n')
  const advice = 'No browser was found and none could be installed: install Chromium and name it in E2E_CHROMIUM.'
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const tries = [[process.execPath, [playwright, 'install', 'chromium']]]
  if (isDebianRoot()) {
    tries.push(['apt-get', ['update']])
    tries.push(['apt-get', ['install', '-y', '--no-install-recommends', 'chromium']])
  }
  for (const [command, args] of tries) {
    const worked = await runTool(command, args, { cwd: root, advice }).then(
      () => true,
      () => false,
    )
    const path = worked && (await find())
    if (path) return path
  }
  throw new SetupError(advice)
}
