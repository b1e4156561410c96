/** `npm start` and `npm run dev`: makes a fresh clone ready and starts everything. */
import './node-version.mjs'
import { prepare, root } from './setup.mjs'

const isDevelopment = process.argv.includes('--dev')

await prepare(['install', 'prisma', 'bundles'])
const { supervise } = await import('../dist/supervisor.mjs')
if (isDevelopment) {
  const { watchBundles } = await import('./bundle.mjs')
  await supervise({ root, mode: 'development', watch: watchBundles })
} else await supervise({ root, mode: 'built', build: () => prepare(['web']) })
