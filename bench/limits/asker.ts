/** A worker process that asks one account as fast as it may, until it is stopped: by the shared limits, or by Bottleneck alone. */
import Bottleneck from 'bottleneck'
import { createCallLimits } from '#adapters/call-limits/call-limits.ts'
import { createPeopleDataLabs } from '#adapters/people/people-data-labs/people-data-labs.ts'
import { connect } from '#adapters/postgres/connect.ts'
import type { CallEnd, CallRate } from '#pipeline/ports/people.ts'
import { StoreError } from '#pipeline/ports/store-error.ts'
import { WaitError } from '#pipeline/ports/wait-error.ts'

export interface AskerSettings {
  readonly scheme: 'shared' | 'bottleneck'
  readonly databaseUrl: string
  readonly vendorUrl: string
  readonly key: string
  readonly rate: CallRate
  /** What Bottleneck alone gets of it: it knows of no other worker. */
  readonly part: { readonly atOnce: number; readonly everyMs: number }
  readonly questionsPerCall: number
}

const AWAY_MS = 200

const settings: AskerSettings = JSON.parse(process.env.ASKER ?? '')
const provider = createPeopleDataLabs({ service: 'bench', title: 'Bench', baseUrl: settings.vendorUrl })
// Nobody of that name: what is measured is when calls come, not what is found.
const questions = Array.from({ length: settings.questionsPerCall }, (_, n) => ({
  params: { email: `nobody-${n}@nowhere.invalid` },
}))
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())

const ask = (): Promise<CallEnd> => provider.ask(settings.key, questions, new AbortController().signal)
const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    stop.signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

function shared() {
  const db = connect(settings.databaseUrl, { connections: 5, waitMs: 10_000 })
  const limits = createCallLimits(db)
  const account = { account: `bench ${settings.key}`, usual: settings.rate, own: null }
  return {
    async call() {
      try {
        await limits.run(account, ask, stop.signal)
      } catch (error) {
        // What a parked range does.
        if (error instanceof WaitError) await pause(error.forMs ?? 1_000)
        else if (error instanceof StoreError) await pause(AWAY_MS)
        else if (!stop.signal.aborted) throw error
      }
    },
    async close() {
      await limits.close()
      await db.close()
    },
  }
}

function bottleneckAlone() {
  const limiter = new Bottleneck({ maxConcurrent: settings.part.atOnce, minTime: settings.part.everyMs })
  return { call: () => limiter.schedule(ask), close: async () => {} }
}

const { call, close } = settings.scheme === 'shared' ? shared() : bottleneckAlone()

// As many again wait as are under way: the next call is always there.
const lanes = Array.from({ length: 2 * settings.rate.atOnce }, async () => {
  while (!stop.signal.aborted) await call()
})
await Promise.all(lanes)
await close()
process.exit()
