/** People Data Labs on this machine, for tests in their own process: start it, turn its dials, read its books, stop it. */
import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { serve } from '../simulator/serve.ts'
import type { KeyBooks } from './books.ts'
import { type Crowd, crowdPeople } from './crowd.ts'
import { DEFAULT_DIALS, type Dials, type DialsPatch, dialsPatch, NEW_CUSTOMER, turn } from './dials.ts'
import type { Params } from './enrich.ts'
import type { Person } from './person.ts'
import { simulated } from './simulated.ts'
import { createVendor } from './vendor.ts'

export interface StandInOptions {
  /** 0: any free one. */
  readonly port: number
  readonly people: readonly Person[] | { readonly generate: Crowd }
  /** Where they differ from the usual ones: no delay, no trouble, a hundred calls a minute. */
  readonly dials?: DialsPatch
  /** A customer from the start, besides those of `dials`. */
  readonly key?: string
  /** Opens `/simulator/…`; any, when it is not given. */
  readonly token?: string
}

export interface PeopleDataLabsStandIn {
  readonly url: string
  readonly port: number
  /** Of the first customer. */
  readonly key: string
  readonly token: string
  dials(): Dials
  /** What is left out stays as it is. @throws ZodError */
  turn(patch: DialsPatch): void
  setPeople(people: readonly Person[]): void
  /** Of every key that has called. `sinceMs`: calls since then only, as `Date.now()` tells it; the bill is always whole. */
  books(sinceMs?: number): readonly KeyBooks[]
  /** The keys whose calls asked this, found or not. */
  askedBy(params: Params): readonly string[]
  /** Ends every connection. */
  close(): Promise<void>
}

const isCrowd = (people: StandInOptions['people']): people is { readonly generate: Crowd } => 'generate' in people

/** Resolves once it listens; rejects when the port is taken. @throws ZodError for dials that are none */
export async function startPeopleDataLabsStandIn(options: StandInOptions): Promise<PeopleDataLabsStandIn> {
  const { port: wantedPort, people, key = 'stand-in-key', token = randomBytes(18).toString('base64url') } = options
  const base: Dials = { ...DEFAULT_DIALS, customers: { [key]: NEW_CUSTOMER } }
  const dials = turn(base, dialsPatch.parse(options.dials ?? {}))
  const nowMs = () => performance.timeOrigin + performance.now()
  const vendor = createVendor(isCrowd(people) ? crowdPeople(people.generate) : people, dials, nowMs)
  const { port, close } = await serve(simulated(vendor, token), wantedPort)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    key,
    token,
    dials: vendor.dials,
    turn: (patch) => vendor.turn(dialsPatch.parse(patch)),
    setPeople: vendor.setPeople,
    askedBy: vendor.askedBy,
    books: (sinceMs = 0) => vendor.books(sinceMs),
    close,
  }
}
