/** One of two workers is killed without a word; Postgres is, and comes again: how soon the vendor is asked at full speed. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Finding } from '../speed/finding.ts'
import type { AskerSettings } from './asker.ts'
import type { House } from './house.ts'
import { newKey, startRun, until } from './run.ts'
import { SECONDS, SECONDS_OF_VENDOR } from './seconds.ts'

const PER_SECOND = 50
const BACK = 0.9
const BACK_MS = 3_000
const WARM_CALLS = 300
const WATCHED_MS = 10_000
const ROUNDS = 5

interface Back {
  /** From the fault to the end of the first second with .9 of what is allowed, after which all have it. */
  readonly afterMs: number | null
  /** Of what the limits allow, from three seconds after the fault on. */
  readonly later: number
}

/** Watches the vendor's books for a while after a fault, whose moment is now. */
async function watch(house: House, key: string): Promise<Back> {
  const at = Date.now()
  const seconds: { readonly endMs: number; readonly share: number }[] = []
  while (Date.now() < at + WATCHED_MS) {
    const now = Date.now()
    const books = await house.books(key, now - 1_000)
    seconds.push({ endMs: now - at, share: ((books?.calls ?? 0) - (books?.refused ?? 0)) / PER_SECOND })
    await pause(100)
  }
  const later = await house.books(key, at + BACK_MS)
  const took = Date.now() - at - BACK_MS
  const afterFault = seconds.filter(({ endMs }) => endMs >= 500)
  const lastLow = afterFault.findLastIndex(({ share }) => share < BACK)
  return {
    afterMs: lastLow === -1 ? 0 : (afterFault[lastLow + 1]?.endMs ?? null),
    later: (((later?.calls ?? 0) - (later?.refused ?? 0)) * 1_000) / PER_SECOND / took,
  }
}

type Fault = (house: House, kill: () => void) => Promise<void>

async function backAfter(
  house: House,
  scheme: AskerSettings['scheme'],
  latencyMs: number,
  fault: Fault,
): Promise<Back> {
  await house.turn({ latencyMs })
  const key = await newKey(house, SECONDS_OF_VENDOR)
  const run = startRun(house, key, scheme, 2, SECONDS)
  await until(house, run, WARM_CALLS)
  await fault(house, () => run.askers[0]?.kill('SIGKILL'))
  const back = await watch(house, key)
  await run.stop()
  return back
}

const killWorker: Fault = async (_, kill) => kill()
const killPostgres: Fault = (house) => house.restartPostgres()

const medianOf = (values: readonly number[]) => [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0
const inSeconds = (ms: number | null) => (ms === null ? 'never' : `${(ms / 1_000).toFixed(1)} s`)

export async function* measureFaults(house: House): AsyncIterable<Finding> {
  for (const [what, latencyMs, fault] of [
    ['one of two workers killed, 200 ms', 200, killWorker],
    ['one of two workers killed, 50 ms', 50, killWorker],
    ['Postgres killed and started again, 200 ms', 200, killPostgres],
  ] as const) {
    const backs: Back[] = []
    for (let round = 0; round < ROUNDS; round++) backs.push(await backAfter(house, 'shared', latencyMs, fault))
    const median = medianOf(backs.map(({ afterMs }) => afterMs ?? Number.POSITIVE_INFINITY))
    const later = medianOf(backs.map((back) => back.later))
    yield {
      what,
      figures: `above ${BACK} after ${backs.map(({ afterMs }) => inSeconds(afterMs)).join(', ')}; then ${later.toFixed(3)}`,
      bar: `median at most ${BACK_MS / 1_000} s`,
      isMet: median <= BACK_MS,
    }
  }
  const peer = await backAfter(house, 'bottleneck', 200, killWorker)
  yield {
    what: 'one of two workers killed: Bottleneck alone',
    figures: `above ${BACK} after ${inSeconds(peer.afterMs)}; then ${peer.later.toFixed(3)}`,
    bar: null,
    isMet: null,
  }
}
