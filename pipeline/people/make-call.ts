/** One call to a vendor: written into the ledger and reserved first, then made, then settled, whatever comes between. */
import type { Question } from '#core/vendor/question.ts'
import { errorCode } from '../part/error-code.ts'
import type { Begun, Ledger, LookupCall, LookupIdentity, Settlement } from '../ports/ledger.ts'
import type { CallEnd, LookupEnd, Trouble } from '../ports/people.ts'
import { WaitError } from '../ports/wait-error.ts'
import type { PeoplePorts } from './people-ports.ts'
import { accountOf, costMicros, ttlMsOf, type Vendor } from './vendor.ts'

/** For whom a call is made. */
export interface Asking {
  /** Null: a single contact. */
  readonly jobId: string | null
  /** See `LookupCall`. */
  readonly askUnknownBefore: Date | null
}

export interface CallSignals {
  /** Nothing more is begun once it is aborted. */
  readonly stop: AbortSignal
  /** Later: a call under way is left, and nobody knows how it ends. */
  readonly leave: AbortSignal
}

export interface CallOutcome {
  /** How each question ended that this call asked. */
  readonly ends: ReadonlyMap<LookupIdentity, LookupEnd>
  /** Those it did not ask: they stand in the ledger by now, or could not be afforded. */
  readonly notAsked: readonly LookupIdentity[]
  readonly trouble: Trouble | null
  /** Why not all could be asked. */
  readonly wait: WaitError | null
}

/** A turn that comes later than this is not taken: the ledger must not give up a call before it is made. */
const LONGEST_TURN_MS = 5_000
const LATE_MS = 1_000
/** What writing takes, and a process that stood still for a moment. An answer that comes later counts all the same. */
const SLACK_MS = 5_000
/** Answers that came are paid for: the store is told of them again and again while it is away. */
const SETTLE_TRIES = 8
const SETTLE_AGAIN_MS = 250

/**
 * @param questions at most `maxBatch`
 * @throws when the ledger is away for long, or when stopped before the call was made; nothing is owed then
 */
export async function makeCall(
  ports: Pick<PeoplePorts, 'ledger' | 'limits' | 'newCallId'>,
  vendor: Vendor,
  key: string,
  asking: Asking,
  questions: readonly (readonly [LookupIdentity, Question])[],
  signals: CallSignals,
): Promise<CallOutcome> {
  const { ledger } = ports
  const { provider, book } = vendor
  const callId = ports.newCallId()
  const { ours, short } = await begin(ledger, {
    ...book,
    ...asking,
    callId,
    identities: questions.map(([identity]) => identity),
    mostEachMicros: costMicros(vendor, provider.abilities.mostCredits),
    leaseMs: LONGEST_TURN_MS + provider.timeoutMs + SLACK_MS,
    ttlMs: ttlMsOf(vendor),
  })
  const begunAt = performance.now()
  const isOurs = new Set(ours)
  const asked = questions.filter(([identity]) => isOurs.has(identity))
  const notAsked = questions.flatMap(([identity]) => (isOurs.has(identity) ? [] : [identity]))
  const afford = short && new WaitError(short.reason, short.forMs)
  if (asked.length === 0) return { ends: new Map(), notAsked, trouble: null, wait: afford }

  const settle = (ends: readonly LookupEnd[]) =>
    stubbornly(() =>
      ledger.settle(
        { ...book, callId },
        asked.map(([identity], i) => settlementOf(vendor, identity, ends[i] ?? LEFT)),
      ),
    )

  const turn: { made: Promise<CallEnd> | null } = { made: null }
  const given = aTurn(signals.stop)
  const call = () => {
    if (performance.now() - begunAt > LONGEST_TURN_MS) throw new WaitError('provider.limit', LATE_MS)
    turn.made = askBravely(vendor, key, asked, signals.leave)
    return turn.made
  }
  try {
    await ports.limits.run(accountOf(vendor), async () => call(), given.signal)
  } catch (error) {
    if (turn.made === null) {
      await settle(asked.map(() => NOT_MADE))
      const isLate = given.signal.aborted && !signals.stop.aborted
      const wait = isLate ? new WaitError('provider.limit', LATE_MS) : error
      if (!(wait instanceof WaitError)) throw error
      return { ends: new Map(), notAsked, trouble: null, wait }
    }
  } finally {
    given.end()
  }
  // Whoever gave the turn may have stopped waiting for it; the call itself has an end all the same.
  const end = (await turn.made) ?? { ends: [], trouble: null }
  await settle(end.ends)
  const ends = new Map(asked.map(([identity], i) => [identity, end.ends[i] ?? LEFT]))
  return { ends, notAsked, trouble: end.trouble, wait: afford }
}

/** @returns a signal for waiting for a turn: it ends with `stop`, or when the turn would come too late */
function aTurn(stop: AbortSignal): { readonly signal: AbortSignal; end(): void } {
  const over = new AbortController()
  const abort = () => over.abort()
  const timer = setTimeout(abort, LONGEST_TURN_MS)
  if (stop.aborted) abort()
  else stop.addEventListener('abort', abort, { once: true })
  return {
    signal: over.signal,
    end() {
      clearTimeout(timer)
      stop.removeEventListener('abort', abort)
    },
  }
}

/** A store that broke off may have written it all the same: a call that is not made is not to be waited for. */
async function begin(ledger: Ledger, call: LookupCall): Promise<Begun> {
  try {
    return await ledger.begin(call)
  } catch (error) {
    const unmade = call.identities.map((identity) => ({ identity, end: 'unbilled' }) as const)
    if (errorCode(error) === 'store.unavailable') await stubbornly(() => ledger.settle(call, unmade)).catch(() => {})
    throw error
  }
}

const NOT_MADE: LookupEnd = { end: 'unbilled', code: 'lookup.not_made', isWorthAnother: true }
const LEFT: LookupEnd = { end: 'unknown', code: 'lookup.left' }

/** A call that was broken off, or that surprises, may have been billed. */
async function askBravely(
  { provider }: Vendor,
  key: string,
  asked: readonly (readonly [LookupIdentity, Question])[],
  leave: AbortSignal,
): Promise<CallEnd> {
  const questions = asked.map(([, question]) => question)
  try {
    return await provider.ask(key, questions, leave)
  } catch {
    return { ends: questions.map(() => LEFT), trouble: null, seen: null }
  }
}

function settlementOf(vendor: Vendor, identity: LookupIdentity, end: LookupEnd): Settlement {
  if (end.end !== 'answered') return { identity, end: end.end }
  const { answer, credits } = end
  return { identity, end: 'answered', answer, credits, costMicros: costMicros(vendor, credits) }
}

async function stubbornly(settle: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await settle()
    } catch (error) {
      if (tried === SETTLE_TRIES || errorCode(error) !== 'store.unavailable') throw error
      await new Promise((resume) => setTimeout(resume, SETTLE_AGAIN_MS * 2 ** tried))
    }
  }
}
