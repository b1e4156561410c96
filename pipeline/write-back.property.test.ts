/** Whatever goes wrong, and whoever comes between: each value is written at most once, and undo takes back ours alone. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BackHouse, backHouse } from './audience/write-back/house-under-test.ts'
import { emailOf } from './audience/write-back/people-under-test.ts'
import type { WriteBacks } from './ports/write-backs.ts'

const COUNT = 24
/** Fewer than what makes a batch dead. */
const MOST_CRASHES = 3

const share = fc.integer({ min: 0, max: 12 }).map((percent) => percent / 100)
const run = fc.record({
  seed: fc.nat(1_000_000),
  doneShare: fc.constantFrom(0, 0.5, 1),
  troubles: fc.record({
    reset: share,
    truncated: share,
    html_200: share,
    bad_gateway: share,
    unavailable: share,
    server_error: share,
    bare_403: share,
  }),
  /** After how many calls of the store an attempt ends, before or after the call does what it does. */
  crashes: fc.array(fc.tuple(fc.nat(60), fc.boolean()), { maxLength: MOST_CRASHES }),
  /** Whom somebody else changes, after how many attempts. */
  others: fc.array(fc.tuple(fc.nat(COUNT - 1), fc.constantFrom('PHONE', 'COMPANY'), fc.nat(3)), { maxLength: 12 }),
})

class Crash extends Error {}

/** Makes calls of the store break off: not all of what was begun is then known. */
function crashing(house: BackHouse, crashes: readonly (readonly [after: number, isDone: boolean])[]): void {
  const store = house.writeBacks
  let calls = 0
  const due = crashes.map(([after, isDone], i) => ({ at: after + 20 * i, isDone }))
  const around =
    <Args extends readonly unknown[]>(call: (...args: Args) => Promise<boolean>) =>
    async (...args: Args): Promise<boolean> => {
      const crash = due[0]
      if (crash === undefined || calls++ < crash.at) return call(...args)
      due.shift()
      if (crash.isDone) await call(...args)
      throw new Crash()
    }
  const { intend, settle, settleUndo, finishBatch } = store
  const broken: Partial<WriteBacks> = {
    intend: around(intend),
    settle: around(settle),
    settleUndo: around(settleUndo),
    finishBatch: around(finishBatch),
  }
  Object.assign(store, broken)
}

test('nothing lost, nothing twice, nobody overruled', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(run, async ({ seed, troubles, doneShare, crashes, others }) => {
      const house = await backHouse(COUNT)
      try {
        const { standIn, audience } = house
        await house.enrich()
        const before = house.values()
        const id = await house.preview({ company: 'overwrite' })
        crashing(house, crashes)
        standIn.turn({ seed, troubles, doneShare })
        const theirs = new Map<string, string>()
        let attempts = 0
        const meanwhile = async () => {
          attempts++
          for (const [n, tag, when] of others) {
            const at = `${emailOf(n)} ${tag}`
            if (when >= attempts || theirs.has(at)) continue
            theirs.set(at, `theirs ${n}`)
            standIn.act(audience.id, { kind: 'change', emails: [emailOf(n)], mergeFields: { [tag]: `theirs ${n}` } })
          }
        }
        await house.start(id, 'apply')
        await house.work(meanwhile)
        const applied = await house.get(id)
        expect(applied.state).toBe('applied')
        const members = await house.members(id)
        expect(members.map(({ outcome }) => outcome)).toEqual(
          Array.from({ length: COUNT }, () => expect.stringMatching(/^(written|conflict)$/)),
        )
        const now = house.values()
        for (const { email, outcome, changes, left } of members) {
          for (const { tag, to } of changes) {
            if (!theirs.has(`${email} ${tag}`)) expect([email, now.get(email)?.[tag]]).toEqual([email, to])
          }
          if (outcome === 'conflict') expect(left.some(({ tag }) => theirs.has(`${email} ${tag}`))).toBe(true)
        }
        const written = standIn.books().writes.flatMap(({ memberId, tags }) => tags.map((tag) => `${memberId} ${tag}`))
        expect(new Set(written).size).toBe(written.length)
        expect(standIn.books().writes.filter(({ blanked }) => blanked.length > 0)).toEqual([])

        await house.start(id, 'undo')
        await house.work(meanwhile)
        expect((await house.get(id)).state).toBe('undone')
        for (const [email, values] of house.values()) {
          const wanted = Object.entries(before.get(email) ?? {}).map(([tag, own]) => [
            tag,
            theirs.get(`${email} ${tag}`) ?? own,
          ])
          expect([email, values]).toEqual([email, Object.fromEntries(wanted)])
        }
        const wrong = standIn.books().writes.filter(({ isNew, hasNewStatus }) => isNew || hasNewStatus)
        expect(wrong).toEqual([])
      } finally {
        await house.standIn.close()
      }
    }),
    { numRuns: 15, endOnFailure: true },
  )
})
