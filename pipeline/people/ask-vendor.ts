/** Has a vendor answer questions: what the ledger knows first, then calls, until each is answered or has to wait. */
import type { VendorReply } from '#core/row.ts'
import type { VendorAnswer } from '#core/vendor/answer.ts'
import type { Question } from '#core/vendor/question.ts'
import { inChunks } from '../part/in-chunks.ts'
import { createLanes } from '../part/lanes.ts'
import type { LedgerEntry, LookupIdentity } from '../ports/ledger.ts'
import type { LookupEnd, Trouble } from '../ports/people.ts'
import { WaitError } from '../ports/wait-error.ts'
import { aMomentLater } from './a-moment-later.ts'
import { heedTrouble } from './heed-trouble.ts'
import { keyOf } from './key-of.ts'
import { type Asking, type CallOutcome, type CallSignals, makeCall } from './make-call.ts'
import type { PeoplePorts } from './people-ports.ts'
import { ratesOf, ttlMsOf, type Vendor } from './vendor.ts'
import { firstWait } from './waits.ts'

/** Identities that the ledger is asked for at once. */
const FIND_AT_ONCE = 500
/** Calls under way for one range: it has about as many batches. */
const MOST_AT_ONCE = 20
/** So often is a question asked that the vendor takes no money for, and has no answer to. */
const MOST_TRIES = 5
/** After so many calls that ended in trouble a range waits, whatever the limits of calls say. */
const MOST_TROUBLES = 5
const TROUBLE_MS = 10_000
/** What somebody else asks is mostly answered within a call's time: it is looked at again at once, then soon. */
const ELSEWHERE_LOOKS = 4
const ELSEWHERE_LOOK_MS = 250
const ELSEWHERE_MS = 5_000

const UNKNOWN_FATE: VendorReply = { kind: 'failed', code: 'lookup.unknown_fate' }
const REFUSED: VendorReply = { kind: 'failed', code: 'lookup.refused' }
const ERROR: VendorReply = { kind: 'failed', code: 'lookup.error' }
const answered = ({ answer }: { readonly answer: VendorAnswer }): VendorReply => ({ kind: 'answered', answer })

type Questions = ReadonlyMap<LookupIdentity, Question>
type Replies = ReadonlyMap<LookupIdentity, VendorReply>

/**
 * @param questions each different one once
 * @returns a reply to each
 * @throws WaitError when not all can be answered now; what was answered meanwhile stands in the ledger
 */
export async function askVendor(
  ports: PeoplePorts,
  vendor: Vendor,
  asking: Asking,
  questions: Questions,
  signal: AbortSignal,
): Promise<Replies> {
  const leave = aMomentLater(signal)
  try {
    return await askAll(ports, vendor, asking, questions, { stop: signal, leave: leave.signal })
  } finally {
    leave.end()
  }
}

async function askAll(
  ports: PeoplePorts,
  vendor: Vendor,
  asking: Asking,
  questions: Questions,
  signals: CallSignals,
): Promise<Replies> {
  const replies = new Map<LookupIdentity, VendorReply>()
  const tries = new Map<LookupIdentity, number>()
  /** Those that the ledger would not let us ask: what it says of them then is the last word for now. */
  const denied = new Set<LookupIdentity>()
  const waits: WaitError[] = []
  let troubles = 0
  /** Questions of the calls that were made since the ledger was looked at. */
  let asked = 0
  /** For how long somebody else may still be asking one of them; null: nobody is. */
  let elsewhereMs: number | null = null

  const mayAskAgain = (identity: LookupIdentity, { state }: LedgerEntry) =>
    state === 'unknown' && asking.askUnknownBefore !== null && !denied.has(identity)

  /** @returns which of those without a reply are free to be asked */
  async function look(): Promise<readonly LookupIdentity[]> {
    const free: LookupIdentity[] = []
    const reused: LookupIdentity[] = []
    elsewhereMs = null
    for (const some of inChunks(
      [...questions.keys()].filter((identity) => !replies.has(identity)),
      FIND_AT_ONCE,
    )) {
      const found = await ports.ledger.find(vendor.book, some, ttlMsOf(vendor))
      for (const identity of some) {
        const entry = found.get(identity)
        if (entry === undefined || mayAskAgain(identity, entry)) free.push(identity)
        else if (entry.state === 'asked') elsewhereMs = Math.max(elsewhereMs ?? 0, entry.leaseEndsInMs)
        else replies.set(identity, entry.state === 'answered' ? answered(entry) : UNKNOWN_FATE)
        if (entry?.state === 'answered' && isOfOthers(entry.jobId, asking)) reused.push(identity)
      }
    }
    if (reused.length > 0) await ports.ledger.countSaved(vendor.book, asking.jobId, reused)
    return free
  }

  async function callAll(identities: readonly LookupIdentity[], key: string): Promise<void> {
    const atOnce = Math.min(MOST_AT_ONCE, ...ratesOf(vendor).map((rate) => rate.atOnce))
    const lanes = createLanes(atOnce)
    try {
      for (const some of inChunks(identities, vendor.provider.abilities.maxBatch)) {
        if (signals.stop.aborted || waits.length > 0) break
        const batch = some.map((identity) => [identity, questions.get(identity) as Question] as const)
        await lanes.begin(async () => take(await makeCall(ports, vendor, key, asking, batch, signals)))
      }
    } finally {
      await lanes.allEnded()
    }
    lanes.check()
  }

  async function take({ ends, notAsked, trouble, wait }: CallOutcome): Promise<void> {
    asked += ends.size
    for (const [identity, end] of ends) takeEnd(identity, end, trouble)
    for (const identity of notAsked) denied.add(identity)
    if (wait !== null) waits.push(wait)
    if (trouble === null) return
    const heeded = await heedTrouble(ports.connections, vendor, trouble)
    if (heeded !== null) waits.push(heeded)
    else if (++troubles === MOST_TROUBLES) {
      waits.push(new WaitError(trouble.code, trouble.retryAfterMs ?? TROUBLE_MS))
    }
  }

  function takeEnd(identity: LookupIdentity, end: LookupEnd, trouble: Trouble | null): void {
    switch (end.end) {
      case 'answered':
        replies.set(identity, answered(end))
        break
      case 'unknown':
        replies.set(identity, UNKNOWN_FATE)
        break
      case 'unbilled': {
        if (!end.isWorthAnother) replies.set(identity, REFUSED)
        // Where the whole service is in trouble, nothing is held against the question.
        if (!end.isWorthAnother || trouble !== null) break
        const tried = (tries.get(identity) ?? 0) + 1
        tries.set(identity, tried)
        if (tried === MOST_TRIES) replies.set(identity, ERROR)
        break
      }
      default:
        end satisfies never
    }
  }

  let key: string | null = null
  for (let looks = 0; ; ) {
    const free = await look()
    if (free.length === 0) {
      if (elsewhereMs === null || ++looks > ELSEWHERE_LOOKS) break
      await sleep(ELSEWHERE_LOOK_MS)
      signals.stop.throwIfAborted()
      continue
    }
    key ??= await keyOf(ports.connections, vendor)
    asked = 0
    await callAll(free, key)
    signals.stop.throwIfAborted()
    // What was held back for calls that then cost less is there again.
    if (asked > 0 && waits.length > 0 && waits.every(isForMoney)) {
      waits.length = 0
      denied.clear()
    }
    if (waits.length > 0) break
  }
  if (elsewhereMs !== null) waits.push(new WaitError('lookup.elsewhere', Math.min(elsewhereMs, ELSEWHERE_MS)))
  const wait = firstWait(waits)
  if (wait !== null) throw wait
  return replies
}

const isForMoney = ({ code }: WaitError) => code.startsWith('budget.')

const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms))

/** What the same job has paid for is not saved. A single contact never asks twice. */
const isOfOthers = (jobId: string | null, asking: Asking) => asking.jobId === null || jobId !== asking.jobId
