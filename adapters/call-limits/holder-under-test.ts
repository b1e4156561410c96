/** For the test of a killed worker: a process whose call holds the account's places, and never ends. */
import { connect } from '../postgres/connect.ts'
import { createCallLimits } from './call-limits.ts'

const [url = '', account = ''] = process.argv.slice(2)
const limits = createCallLimits(connect(url, { connections: 2, waitMs: 10_000 }))

const hold = () => {
  console.log('holding')
  return new Promise<never>(() => {})
}
await limits.run({ account, usual: { atOnce: 1, per: null }, own: null }, hold, new AbortController().signal)
