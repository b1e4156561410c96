/** One run of one account: workers of a scheme against one key, told by the vendor's own books. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { CallRate } from '#pipeline/ports/people.ts'
import type { AskerSettings } from './asker.ts'
import type { House } from './house.ts'

export interface Shape {
  readonly rate: CallRate
  readonly questionsPerCall: number
}

export interface Run {
  readonly key: string
  readonly askers: readonly ChildProcess[]
  /** Stops its workers in order. */
  stop(): Promise<void>
}

let keys = 0

/** @returns its key, unknown so far to vendor and workers */
export async function newKey(house: House, limits: object): Promise<string> {
  const key = `key-${++keys}`
  await house.turn({ customers: { [key]: { credits: 1_000_000_000, limits } } })
  return key
}

export function startRun(
  house: House,
  key: string,
  scheme: AskerSettings['scheme'],
  workers: number,
  { rate, questionsPerCall }: Shape,
): Run {
  const askers = Array.from({ length: workers }, (_, n) => {
    const atOnce = Math.floor((rate.atOnce * (n + 1)) / workers) - Math.floor((rate.atOnce * n) / workers)
    const everyMs = rate.per === null ? 0 : (1_000 * rate.per.seconds * workers) / rate.per.calls
    return house.startAsker({ scheme, key, rate, part: { atOnce, everyMs }, questionsPerCall })
  })
  return {
    key,
    askers,
    async stop() {
      await Promise.all(
        askers.map(async (asker) => {
          if (asker.exitCode !== null || asker.signalCode !== null) return
          const ended = once(asker, 'exit')
          asker.kill('SIGTERM')
          await ended
        }),
      )
    },
  }
}

const LOOK_MS = 500

/** Waits until the vendor has let in so many calls. */
export async function until(house: House, { key, askers }: Run, calls: number): Promise<void> {
  for (;;) {
    if (askers.some(({ exitCode }) => exitCode !== null)) throw new Error('A worker ended by itself.')
    const books = await house.books(key)
    if (books !== null && books.calls - books.refused >= calls) return
    await pause(LOOK_MS)
  }
}

export interface Tally {
  readonly calls: number
  /** Of what the limits allow from the first call to the last, 0–1. */
  readonly efficiency: number
  readonly refused: number
  readonly refusedLater: number
  readonly mostAtOnce: number
  readonly mostInOneSecond: number
}

/** @param perSecond what the limits allow */
export async function tallyOf(house: House, key: string, perSecond: number): Promise<Tally> {
  const books = await house.books(key)
  if (books === null || books.firstCallAtMs === null || books.lastCallAtMs === null)
    throw new Error('No call was made.')
  const later = await house.books(key, books.firstCallAtMs + 1_000)
  const calls = books.calls - books.refused
  return {
    calls,
    efficiency: ((calls - 1) * 1_000) / perSecond / (books.lastCallAtMs - books.firstCallAtMs),
    refused: books.refused,
    refusedLater: later?.refused ?? 0,
    mostAtOnce: books.mostAtOnce,
    mostInOneSecond: books.mostInOneSecond,
  }
}
