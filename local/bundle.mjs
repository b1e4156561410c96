/** Bundles everything that runs as a process of its own, but the web app, into dist/. Packages stay outside. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, context, stop } from 'esbuild'
import { constantsStay } from './constants-stay.mjs'

const root = resolve(import.meta.dirname, '..')

/** dist/<name>.mjs ← entry */
const ENTRIES = {
  supervisor: 'local/supervisor.ts',
  'die-with-parent': 'local/die-with-parent.ts',
  postgres: 'local/postgres/main.ts',
  s3: 'local/s3/main.ts',
  sqs: 'local/sqs/main.ts',
  mail: 'local/mail/main.ts',
  'people-data-labs': 'local/people-data-labs/main.ts',
  mailchimp: 'local/mailchimp/main.ts',
  migrate: 'worker/migrate.ts',
  worker: 'worker/main.ts',
  cli: 'cli/main.ts',
  account: 'cli/account.ts',
}

/** What an entry imports by `import()` is loaded when it is asked for, from the bundle beside it. */
const apart = {
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /^\.\/account\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './account.mjs', external: true } : undefined,
    )
  },
}

const options = () => ({
  absWorkingDir: root,
  entryPoints: Object.entries(ENTRIES)
    .filter(([, entry]) => existsSync(join(root, entry)))
    .map(([out, entry]) => ({ in: entry, out })),
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'linked',
  plugins: [constantsStay, apart],
  logLevel: 'error',
})

/** Writes dist/ once, and leaves nothing of esbuild running beside Kith. */
export async function bundle() {
  try {
    await build(options())
  } finally {
    await stop()
  }
}

/** Writes dist/ now and again after each change, after which it calls `onWritten`. Resolves to what stops the watching. */
export async function watchBundles(onWritten) {
  let isFirst = true
  const plugin = {
    name: 'written',
    setup(build) {
      build.onEnd((result) => {
        if (!isFirst && result.errors.length === 0) onWritten()
        isFirst = false
      })
    },
  }
  const given = options()
  const watching = await context({ ...given, plugins: [...given.plugins, plugin] })
  await watching.watch()
  return () => watching.dispose()
}
