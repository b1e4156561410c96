/** The service without its wire: accounts and their audiences, what a call is answered, and what goes wrong with it. */
import { chance } from '../simulator/chance.ts'
import type { Account } from './account.ts'
import { type Act, act } from './act.ts'
import type { Audience } from './audience.ts'
import { type AccountBooks, createBook } from './books.ts'
import { type Dials, type DialsPatch, turn } from './dials.ts'
import { type Call, operate } from './operate.ts'
import { PROBLEMS, type Problem, problemBody } from './problem.ts'
import { stir } from './restless.ts'
import { isDone, type Trouble, troubleOf } from './trouble.ts'

export interface Reply {
  readonly status: number
  readonly body: unknown
  /** Sent as a page without JSON. */
  readonly isBare: boolean
  readonly trouble: Trouble | null
  readonly isDone: boolean
  readonly delayMs: number
  /** To be called once: with the status that went out, or null. */
  readonly ended: (status: number | null) => void
}

export interface Service {
  readonly dials: () => Dials
  turn(patch: DialsPatch): void
  /** Adds or replaces an audience of an account. */
  setAudience(accountId: string, audience: Audience): void
  audience(accountId: string, audienceId: string): Audience | null
  /** Does something to an audience that no caller does. @returns false where there is none */
  act(accountId: string, audienceId: string, what: Act): boolean
  books(accountId: string): AccountBooks
  /** @param key null: none was sent */
  call(key: string | null, call: Call): Reply
}

export function createService(first: Dials, nowMs: () => number): Service {
  let dials = first
  let calls = 0
  let changes = 0
  const accounts = new Map<string, Account>()

  function accountOf(id: string): Account {
    const known = accounts.get(id) ?? { id, audiences: new Map(), book: createBook() }
    accounts.set(id, known)
    return known
  }

  function refusalOf(key: string | null): Problem | null {
    const holder = key === null ? undefined : dials.keys[key]
    const centre = key?.slice(key.lastIndexOf('-') + 1)
    if (holder === undefined || holder.isRevoked || centre !== dials.dataCentre) return PROBLEMS.wrongKey
    return holder.isDisabled ? PROBLEMS.disabled : null
  }

  const refused = ({ status }: Problem, body: Problem, isBare = false): Reply => {
    return { status, body: problemBody(body), isBare, trouble: null, isDone: false, delayMs: 0, ended: () => {} }
  }

  function tooMany(number: number): Reply {
    const { seed, bareShare } = dials
    const isBare = chance(seed, 'bare', number) < bareShare
    const status = isBare && chance(seed, 'as 403', number) < 0.5 ? 403 : 429
    return refused({ ...PROBLEMS.tooMany, status }, PROBLEMS.tooMany, isBare)
  }

  return {
    dials: () => dials,
    turn(patch) {
      dials = turn(dials, patch)
    },
    setAudience: (accountId, audience) => void accountOf(accountId).audiences.set(audience.id, audience),
    audience: (accountId, audienceId) => accountOf(accountId).audiences.get(audienceId) ?? null,
    act: (accountId, audienceId, what) => act(accountOf(accountId), audienceId, what, nowMs()),
    books: (accountId) => accountOf(accountId).book.read(accountId),
    call(key, call) {
      const number = ++calls
      const refusal = refusalOf(key)
      if (refusal !== null || key === null) return refused(refusal ?? PROBLEMS.wrongKey, refusal ?? PROBLEMS.wrongKey)
      const { seed, troubles, doneShare, latencyMs, jitterMs, atOnce, changesPerPage } = dials
      const account = accountOf(dials.keys[key]?.accountId ?? key)
      const { book } = account
      const isAllowed = book.enter() <= atOnce
      const trouble = isAllowed ? troubleOf(troubles, seed, number) : null
      const logged = { key, startMs: nowMs(), status: null as number | null, isAllowed, trouble }
      book.log(logged)
      let isOver = false
      const ended = (status: number | null) => {
        if (!isOver) book.leave()
        isOver = true
        logged.status = status
      }
      if (!isAllowed) return { ...tooMany(number), ended }
      const isItDone = isDone(trouble, doneShare, seed, number)
      const isRead = call.method === 'GET'
      const answer = isItDone || isRead ? operate(account, call, nowMs()) : { status: 200, body: {} }
      for (let i = 0; isRead && answer.pageOf !== undefined && i < changesPerPage; i++) {
        stir(answer.pageOf, book, seed, ++changes, nowMs())
      }
      const delayMs = latencyMs + chance(seed, 'jitter', number) * jitterMs
      return { status: answer.status, body: answer.body, isBare: false, trouble, isDone: isItDone, delayMs, ended }
    },
  }
}
