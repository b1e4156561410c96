/** The vendor itself, without its network: customers, limits, lookups, bills and the trouble that is asked for. */

import { chance, hashOf } from '../simulator/chance.ts'
import { type Book, type Endpoint, type KeyBooks, type LoggedCall, openBook } from './books.ts'
import { type Customer, type Dials, type DialsPatch, turn } from './dials.ts'
import { type Lookup, lookUp, type Params } from './enrich.ts'
import { answerHeaders } from './headers.ts'
import { type CallCounter, createCallCounter, type Limits, type Turn } from './limits.ts'
import type { Person } from './person.ts'
import { indexPeople } from './person-index.ts'
import { identityOf, readQuestion } from './question.ts'
import { readRequest } from './read-request.ts'
import { REFUSALS } from './refusal.ts'
import { type Result, toRefusal, toResult } from './result.ts'
import { isBilled, type Trouble, troubleOf } from './trouble.ts'

export interface Call {
  readonly endpoint: Endpoint
  readonly key: string | null
  readonly query: Params
  /** Null: the parameters are in the address. */
  readonly body: string | null
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** To be sent as JSON. */
  readonly body: unknown
  readonly trouble: Trouble | null
  readonly isBilled: boolean
  readonly delayMs: number
  /** To be called once when the connection is done with it; the status that was sent, null: none. */
  ended(status: number | null): void
}

export interface Vendor {
  call(call: Call): Reply
  readonly dials: () => Dials
  turn(patch: DialsPatch): void
  setPeople(people: readonly Person[]): void
  readonly size: () => number
  /** What was called and spent by every key since then, in milliseconds of the real clock. */
  books(sinceMs: number): readonly KeyBooks[]
  /** The keys whose calls asked this, found or not. */
  askedBy(params: Params): readonly string[]
  /** By the vendor's own clock, which may be off. */
  readonly nowMs: () => number
}

interface Account {
  readonly book: Book
  readonly counters: Readonly<Record<Endpoint, CallCounter>>
  /** How often a call of the same questions was made: a repeated one has another fate. */
  readonly attempts: Map<string, number>
  /** Of the bulk call before. */
  lastMetadata: readonly unknown[]
}

/** @param nowMs the real clock, in milliseconds */
export function createVendor(people: readonly Person[], firstDials: Dials, nowMs: () => number): Vendor {
  let dials = firstDials
  let index = indexPeople(people)
  const accounts = new Map<string, Account>()
  let calls = 0

  function accountOf(key: string): Account {
    const account = accounts.get(key) ?? {
      book: openBook(),
      counters: { enrich: createCallCounter(), bulk: createCallCounter() },
      attempts: new Map(),
      lastMetadata: [],
    }
    accounts.set(key, account)
    return account
  }

  const customerOf = (key: string | null): Customer | null => {
    const customer = key !== null && Object.hasOwn(dials.customers, key) ? dials.customers[key] : undefined
    return customer && !customer.isRevoked ? customer : null
  }

  function fateOf(account: Account, lookups: readonly Lookup[]) {
    const identity = hashOf(lookups.map((lookup) => lookup.identity).join())
    const attempt = (account.attempts.get(identity) ?? 0) + 1
    account.attempts.set(identity, attempt)
    const trouble = troubleOf(dials.troubles, dials.seed, identity, attempt)
    return { trouble, isBilled: isBilled(trouble, dials.billedShare, dials.seed, identity, attempt) }
  }

  function reply(
    account: Account,
    customer: Customer,
    limits: Limits,
    at: Turn,
    log: LoggedCall,
    result: Result,
  ): Reply {
    const spent = account.book.spent()
    const { seconds } = limits
    const paid = { seconds, bought: customer.credits, spent, spentByCall: result.billed.length }
    const { latencyMs, jitterMs, seed } = dials
    return {
      status: result.status,
      headers: answerHeaders(at, paid),
      body: result.body,
      trouble: null,
      isBilled: true,
      delayMs: latencyMs + jitterMs * chance(seed, 'jitter', calls),
      ended(status) {
        log.status = status
        if (log.isAllowed) account.counters[log.endpoint].leave()
      },
    }
  }

  function call({ endpoint, key, query, body }: Call): Reply {
    calls++
    const customer = customerOf(key)
    if (customer === null || key === null) {
      const { status, body } = toRefusal(REFUSALS.wrongKey)
      return { status, headers: {}, body, trouble: null, isBilled: false, delayMs: dials.latencyMs, ended() {} }
    }
    const account = accountOf(key)
    const limits = { ...dials.limits, ...customer.limits }
    const at = account.counters[endpoint].enter(limits, nowMs() + dials.clockOffsetMs)
    const asked = at.isAllowed ? readRequest(endpoint, query, body) : REFUSALS.tooFast
    const questions = 'status' in asked ? 0 : asked.length
    const { isAllowed, underWay } = at
    const begun = { endpoint, startMs: nowMs(), status: null, isAllowed, underWay, questions }
    const write = (trouble: Trouble | null, result: Result) => {
      const log: LoggedCall = { ...begun, trouble, billed: result.billed.length }
      account.book.log(log)
      return reply(account, customer, limits, at, log, result)
    }
    if ('status' in asked) return write(null, toRefusal(asked))
    const credits = customer.credits - account.book.spent()
    const lookups = asked.map(({ params }) => lookUp(index, params, dials))
    account.book.noteAsked(lookups.map(({ identity }) => identity))
    const needsCredit = lookups.some(({ answer }) => answer.status !== 400)
    if (credits <= 0 && needsCredit) return write(null, toRefusal(REFUSALS.noCredit))
    const fate = fateOf(account, lookups)
    const foreign = account.lastMetadata
    account.lastMetadata = asked.map(({ metadata }) => metadata)
    const result = toResult({ endpoint, asked, trouble: fate.trouble, foreign }, lookups, credits)
    const billed = fate.isBilled ? result.billed : []
    account.book.bill(billed)
    return { ...write(fate.trouble, { ...result, billed }), ...fate }
  }

  return {
    call,
    dials: () => dials,
    turn(patch) {
      dials = turn(dials, patch)
    },
    setPeople(newPeople) {
      index = indexPeople(newPeople)
    },
    size: () => index.size,
    books: (sinceMs) =>
      [...accounts].map(([key, { book }]) => book.read(key, dials.customers[key]?.credits ?? 0, sinceMs)),
    askedBy(params) {
      const identity = identityOf(readQuestion(params))
      return [...accounts].filter(([, { book }]) => book.hasAsked(identity)).map(([key]) => key)
    },
    nowMs: () => nowMs() + dials.clockOffsetMs,
  }
}
