/** What is promised of lookups that cost money: none is paid for twice, and every end is counted once. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { LookupCall } from '#pipeline/ports/ledger.ts'
import {
  answered,
  BOOK,
  CONNECTIONS,
  identities,
  identityOf,
  type LedgerUnderTest,
  type OpenLedger,
  sampleAnswer,
} from './ledger-under-test.ts'
import { OURS, THEIRS } from './store-under-test.ts'

const [A, B, C] = identities(3) as [string, string, string]
const NOON = new Date('2024-05-03T12:00:00Z')
const later = (ms: number) => new Date(NOON.getTime() + ms)
const DAY_MS = 86_400_000
const TTL_MS = 30 * DAY_MS

export function ledgerContract(openLedger: OpenLedger): void {
  let books: LedgerUnderTest

  const call = (callId: string, asked: readonly string[], change: Partial<LookupCall> = {}): LookupCall => ({
    ...BOOK,
    ...{ callId, jobId: 'job-1', identities: asked, mostEachMicros: 100, leaseMs: 60_000, ttlMs: TTL_MS },
    askUnknownBefore: null,
    ...change,
  })
  const begin = (...given: Parameters<typeof call>) => books.ledger.begin(call(...given))
  const settle = (callId: string, ends: Parameters<LedgerUnderTest['ledger']['settle']>[1]) =>
    books.ledger.settle({ ...BOOK, callId }, ends)
  const find = async (identity: string, ttlMs = TTL_MS) =>
    (await books.ledger.find(BOOK, [identity], ttlMs)).get(identity)
  const ever = async () => (await books.spending.ofConnection(BOOK)).ever
  const taken = (ours: readonly string[]) => ({ ours, short: null })

  describe('the ledger', () => {
    beforeEach(async () => {
      books = await openLedger()
      await books.setClock(NOON)
    })

    test('what nobody asked is free, and belongs to whoever begins it', async () => {
      expect(await books.ledger.find(BOOK, [A, B], TTL_MS)).toEqual(new Map())
      expect(await begin('one', [B, A, B])).toEqual(taken([B, A]))
      expect(await find(A)).toEqual({ state: 'asked', leaseEndsInMs: 60_000 })
      await books.setClock(later(20_000))
      expect(await find(A)).toEqual({ state: 'asked', leaseEndsInMs: 40_000 })
      expect(await begin('two', [A, B, C])).toEqual(taken([C]))
      expect(await ever()).toMatchObject({ reservedMicros: 300, spentMicros: 0, lookups: 0 })
    })

    test('no question, no call', async () => {
      expect(await begin('one', [])).toEqual(taken([]))
      expect(await books.ledger.find(BOOK, [], TTL_MS)).toEqual(new Map())
      await settle('one', [])
      await books.ledger.countSaved(BOOK, null, [])
      expect(await ever()).toMatchObject({ reservedMicros: 0, savedLookups: 0 })
    })

    test('answers are kept as they came, with what they really cost', async () => {
      const nobody = { outcome: 'no_match' as const, confidence: null, people: [] }
      await begin('one', [A, B])
      await books.setClock(later(1_000))
      await settle('one', [
        answered(A, 70),
        { identity: B, end: 'answered', answer: nobody, credits: 1, costMicros: 130 },
      ])
      const entry = { state: 'answered', costMicros: 70, answeredAt: later(1_000), jobId: 'job-1' }
      expect(await find(A)).toEqual({ ...entry, answer: sampleAnswer(A.slice(-4)) })
      expect(await find(B)).toMatchObject({ costMicros: 130, answer: nobody })
      expect(await ever()).toMatchObject({ spentMicros: 200, reservedMicros: 0, unknownMicros: 0, lookups: 2 })
      expect(await begin('two', [A, B])).toEqual(taken([]))
    })

    test('each workspace and each connection has a book of its own', async () => {
      await begin('one', [A])
      await settle('one', [answered(A, 70)])
      for (const book of [
        { ...BOOK, workspaceId: THEIRS },
        { ...BOOK, connectionId: CONNECTIONS[1] },
      ]) {
        expect(await books.ledger.find(book, [A], TTL_MS)).toEqual(new Map())
        expect(await begin('other', [A], { ...book, jobId: null })).toEqual(taken([A]))
      }
      expect((await books.spending.ofWorkspace(THEIRS)).ever).toMatchObject({ spentMicros: 0, reservedMicros: 100 })
      expect((await books.spending.ofWorkspace(OURS)).ever).toMatchObject({ spentMicros: 70, reservedMicros: 100 })
    })

    test('what was surely not billed is free again', async () => {
      await begin('one', [A, B])
      await settle('one', [{ identity: A, end: 'unbilled' }])
      expect(await find(A)).toBeUndefined()
      expect(await ever()).toMatchObject({ reservedMicros: 100 })
      expect(await begin('two', [A, B])).toEqual(taken([A]))
    })

    test('settling twice is settling once', async () => {
      await begin('one', [A, B, C])
      const ends = [
        answered(A, 70),
        { identity: B, end: 'unbilled' as const },
        { identity: C, end: 'unknown' as const },
      ]
      await settle('one', ends)
      const once = await ever()
      expect(once).toMatchObject({
        spentMicros: 70,
        reservedMicros: 0,
        unknownMicros: 100,
        lookups: 1,
        unknownLookups: 1,
      })
      await books.setClock(later(5_000))
      await settle('one', ends)
      await settle('one', [answered(A, 90), { identity: A, end: 'unbilled' }])
      expect(await ever()).toEqual(once)
      expect(await find(A)).toMatchObject({ costMicros: 70, answeredAt: NOON })
    })

    test('a call of unknown fate is not made again by itself', async () => {
      await begin('one', [A])
      await settle('one', [{ identity: A, end: 'unknown' }])
      expect(await find(A)).toEqual({ state: 'unknown', askedAt: NOON })
      expect(await begin('two', [A])).toEqual(taken([]))
      expect(await ever()).toMatchObject({ reservedMicros: 0, unknownMicros: 100, unknownLookups: 1 })
    })

    test('when the lease runs out nobody knows how the call ended', async () => {
      await begin('one', [A], { leaseMs: 60_000 })
      await books.setClock(later(59_999))
      expect(await find(A)).toEqual({ state: 'asked', leaseEndsInMs: 1 })
      await books.setClock(later(60_000))
      expect(await ever()).toMatchObject({ reservedMicros: 0, unknownMicros: 100 })
      expect(await find(A)).toEqual({ state: 'unknown', askedAt: NOON })
      expect(await begin('two', [A])).toEqual(taken([]))
    })

    test('a late answer ends its own call', async () => {
      await begin('one', [A, B, C])
      await books.setClock(later(60_000))
      expect(await find(A)).toMatchObject({ state: 'unknown' })
      await settle('one', [answered(A, 70), { identity: B, end: 'unbilled' }])
      expect(await find(A)).toMatchObject({ state: 'answered', answeredAt: later(60_000) })
      expect(await find(B)).toBeUndefined()
      expect(await ever()).toMatchObject({ spentMicros: 70, reservedMicros: 0, unknownMicros: 100, unknownLookups: 1 })
    })

    test('"ask again" asks what became unknown before, and the old call stays in the books', async () => {
      await begin('one', [A], { leaseMs: 60_000 })
      await begin('two', [B], { leaseMs: 120_000 })
      await books.setClock(later(200_000))
      const again = { jobId: 'job-2', askUnknownBefore: later(100_000) }
      expect(await begin('three', [A, B], again)).toEqual(taken([A]))
      expect(await find(A)).toMatchObject({ state: 'asked' })
      expect(await ever()).toMatchObject({ reservedMicros: 100, unknownMicros: 200 })
      await settle('three', [answered(A, 70)])
      expect(await find(A)).toMatchObject({ state: 'answered', jobId: 'job-2' })
      expect(await ever()).toMatchObject({ spentMicros: 70, reservedMicros: 0, unknownMicros: 200, unknownLookups: 2 })
    })

    test('whoever asks again and does not know either has to be told once more', async () => {
      await begin('one', [A])
      await settle('one', [{ identity: A, end: 'unknown' }])
      await books.setClock(later(1_000))
      const again = { askUnknownBefore: later(500) }
      expect(await begin('two', [A], again)).toEqual(taken([A]))
      await settle('two', [{ identity: A, end: 'unknown' }])
      expect(await begin('three', [A], again)).toEqual(taken([]))
      expect(await begin('four', [A], { askUnknownBefore: later(1_001) })).toEqual(taken([A]))
      expect(await ever()).toMatchObject({ reservedMicros: 100, unknownMicros: 200 })
    })

    test('what was refused when it was asked again is of unknown fate as before', async () => {
      await begin('one', [A])
      await settle('one', [{ identity: A, end: 'unknown' }])
      await books.setClock(later(1_000))
      await begin('two', [A], { askUnknownBefore: later(500) })
      await settle('two', [{ identity: A, end: 'unbilled' }])
      expect(await find(A)).toEqual({ state: 'unknown', askedAt: NOON })
      expect(await begin('three', [A])).toEqual(taken([]))
    })

    test('an answer that comes when another asks already is used and counted, and the other call goes on', async () => {
      await begin('one', [A])
      await books.setClock(later(61_000))
      await begin('two', [A], { askUnknownBefore: later(60_500) })
      await settle('one', [answered(A, 70)])
      expect(await find(A)).toMatchObject({ state: 'answered', costMicros: 70 })
      expect(await ever()).toMatchObject({ spentMicros: 70, reservedMicros: 100, unknownMicros: 0 })
      await settle('two', [answered(A, 30)])
      expect(await find(A)).toMatchObject({ costMicros: 30 })
      expect(await ever()).toMatchObject({ spentMicros: 100, reservedMicros: 0, unknownMicros: 0, lookups: 2 })
    })

    test('nobody settles what is not his', async () => {
      await begin('one', [A])
      await settle('two', [answered(A, 70)])
      await settle('one', [answered(B, 70)])
      await books.ledger.settle({ ...BOOK, workspaceId: THEIRS, callId: 'one' }, [answered(A, 70)])
      expect(await find(A)).toMatchObject({ state: 'asked' })
      expect(await find(B)).toBeUndefined()
      expect(await ever()).toMatchObject({ spentMicros: 0, reservedMicros: 100 })
    })

    test('an answer past its time is asked anew, and what was spent stays spent', async () => {
      await begin('one', [A])
      await settle('one', [answered(A, 70)])
      await books.setClock(later(1_000))
      expect(await find(A, 1_001)).toMatchObject({ state: 'answered' })
      expect(await begin('two', [A], { ttlMs: 1_001 })).toEqual(taken([]))
      expect(await find(A, 1_000)).toBeUndefined()
      expect(await begin('two', [A], { ttlMs: 1_000 })).toEqual(taken([A]))
      await settle('two', [answered(A, 50)])
      expect(await find(A, 1_000)).toMatchObject({ costMicros: 50, answeredAt: later(1_000) })
      expect(await ever()).toMatchObject({ spentMicros: 120, lookups: 2 })
    })

    test('an old answer outlives a new call that brings none', async () => {
      await begin('one', [A])
      await settle('one', [answered(A, 70)])
      await books.setClock(later(1_000))
      await begin('two', [A], { ttlMs: 1_000 })
      await settle('two', [{ identity: A, end: 'unbilled' }])
      expect(await find(A)).toMatchObject({ state: 'answered', costMicros: 70 })
    })

    test('answers that are used again are money saved, once for each job', async () => {
      await begin('one', [A, B, C])
      await settle('one', [answered(A, 70), answered(B, 0)])
      await books.ledger.countSaved(BOOK, 'job-1', [A, B])
      expect(await ever()).toMatchObject({ savedLookups: 0, savedMicros: 0 })
      await books.setClock(later(2 * DAY_MS))
      await books.ledger.countSaved(BOOK, 'job-2', [A])
      await books.ledger.countSaved(BOOK, 'job-2', [A, B, C, B])
      await books.ledger.countSaved({ ...BOOK, connectionId: CONNECTIONS[1] }, 'job-2', [A])
      const saved = { savedLookups: 2, savedMicros: 70 }
      expect(await books.spending.ofJob(OURS, 'job-2')).toMatchObject([{ connectionId: CONNECTIONS[0], ...saved }])
      expect((await books.spending.ofConnection(BOOK)).day).toMatchObject({ ...saved, spentMicros: 0 })
      await books.ledger.countSaved(BOOK, null, [A])
      await books.ledger.countSaved(BOOK, null, [A])
      expect(await ever()).toMatchObject({ savedLookups: 4, savedMicros: 210, spentMicros: 70 })
    })

    test('two thousand at once', async () => {
      const many = identities(2_000, 16)
      expect(await begin('many', many)).toEqual(taken(many))
      await settle(
        'many',
        many.map((identity) => answered(identity, 10)),
      )
      const found = await books.ledger.find(BOOK, [...many, identityOf(1)], TTL_MS)
      expect(found.size).toBe(2_000)
      expect(await ever()).toMatchObject({ spentMicros: 20_000, reservedMicros: 0, lookups: 2_000 })
    })
  })
}
