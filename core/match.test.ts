import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison } from './comparison.ts'
import type { Level } from './level.ts'
import { type Candidate, decide, matchKind, posterior, priorBits } from './match.ts'
import { SHIPPED_PARAMETERS } from './parameters.ts'

const thresholds = { matchAt: 0.95, reviewAt: 0.5 }
const names = (first: Level, last: Level): Comparison => ({
  weight: 30,
  levels: [
    { field: 'first_name', level: first, weight: 15, own: null, theirs: null },
    { field: 'last_name', level: last, weight: 15, own: null, theirs: null },
  ],
})
const weighing = (weight: number, ordinal = 0) => ({ ordinal, weight, comparison: { weight, levels: [] } })
/** All of the directory's people are different ones. */
const apart = () => 0
const weights = fc.array(fc.double({ min: -400, max: 400, noNaN: true }), { maxLength: 30 })

describe('posterior', () => {
  it('sums to 1 over all candidates and nobody, whatever the weights', () => {
    fc.assert(
      fc.property(weights, (bits) => {
        const { candidates, nobody } = posterior(bits, 4000, 0.5)
        expect(candidates.reduce((sum, score) => sum + score, nobody)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('is Bayes’ rule: one candidate among sixteen people, eight to one for it', () => {
    // Behind nobody all counts.
    const { candidates, nobody } = posterior([3], 16, 0.5)
    const person = 0.5 / 16
    expect(candidates[0]).toBeCloseTo((person * 8) / (person * 8 + 0.5), 12)
    expect(nobody).toBeCloseTo(0.5 / (person * 8 + 0.5), 12)
  })

  it('takes a fifth off what goes beyond nobody', () => {
    // One person and nobody are equally likely before: 5 bits count as 4.
    expect(posterior([5], 1, 0.5).candidates[0]).toBeCloseTo(16 / 17, 12)
    expect(posterior([12.5], 1, 0.5).candidates[0]).toBeCloseTo(1024 / 1025, 12)
  })

  it('is what prior and weights add up to, seen from nobody', () => {
    const prior = priorBits(8, { ...SHIPPED_PARAMETERS, isThere: 0.5 })
    expect(prior).toBeCloseTo(-3, 12)
    const { candidates, nobody } = posterior([2], 8, 0.5)
    expect((candidates[0] ?? 0) / nobody).toBeCloseTo(2 ** (prior + 2), 12)
  })

  it('shares between two that are equally good', () => {
    const { candidates } = posterior([40, 40], 1000, 0.5)
    for (const score of candidates) expect(score).toBeCloseTo(0.5, 6)
  })

  it('asks more of a larger directory', () => {
    const among = (people: number) => posterior([14], people, 0.5).candidates[0] ?? 0
    expect(among(100)).toBeGreaterThan(0.95)
    expect(among(1_000_000)).toBeLessThan(0.05)
  })
})

describe('decide', () => {
  it('leaves a nickname that nothing else supports to a person, however sure', () => {
    const sure = (comparison: Comparison) =>
      decide([{ ordinal: 0, weight: comparison.weight, comparison }], 1, SHIPPED_PARAMETERS, thresholds, apart).status
    const [first, last] = names('nickname', 'exact').levels
    const levels = first && last ? [first, { ...last, level: 'differs' as const, weight: -1 }] : []
    expect(sure({ weight: 29, levels })).toBe('review')
    expect(sure(names('nickname', 'exact'))).toBe('matched')
  })

  it('shares and ranks as the rule says in a few lines', () => {
    const { isThere, twice } = SHIPPED_PARAMETERS
    const isOne = Math.log2(4000 / twice)
    fc.assert(
      fc.property(weights, fc.func(fc.boolean()), (bits, areOne) => {
        const between = (a: number, b: number) => (areOne(a, b) ? isOne : -1)
        const prior = Math.log2(isThere / 4000) - Math.log2(1 - isThere)
        const odds = bits.map((bit) => 2 ** Math.min(bit + prior, (bit + prior) * 0.8))
        const all = odds.reduce((sum, odd) => sum + odd, 1)
        const sorted = bits.map((bit, ordinal) => ({ bit, ordinal, share: (odds[ordinal] ?? 0) / all }))
        sorted.sort((a, b) => b.bit - a.bit || a.ordinal - b.ordinal)
        const looked = sorted.filter(({ share }, i) => i === 0 || (i <= 8 && share >= 0.0005))
        const people = looked.map((one) =>
          looked.filter(
            (other) =>
              other === one || areOne(Math.min(one.ordinal, other.ordinal), Math.max(one.ordinal, other.ordinal)),
          ),
        )
        const shareOf = (ones: typeof sorted) => ones.reduce((sum, { share }) => sum + share, 0)
        const most = Math.max(0, ...people.map(shareOf))
        const best = people.filter((ones) => shareOf(ones) > most - 1e-9)
        const candidates = bits.map((bit, ordinal) => weighing(bit, ordinal))
        const { ranked } = decide(candidates, 4000, SHIPPED_PARAMETERS, thresholds, between)
        expect(ranked[0]?.score ?? 0).toBeCloseTo(most, 3)
        // Of several persons that are as likely, any.
        const told = best
          .map((ones) => ({
            first: Math.min(...ones.map(({ ordinal }) => ordinal)),
            rival: sorted.find((other) => !ones.includes(other)),
          }))
          .find(({ first, rival }) => first === ranked[0]?.ordinal && rival?.ordinal === ranked[1]?.ordinal)
        expect(told !== undefined || bits.length === 0).toBe(true)
        expect(ranked[1]?.score ?? 0).toBeCloseTo(told?.rival?.share ?? 0, 3)
      }),
    )
  })

  it('takes the person whose records have most together, whichever record is ahead', () => {
    // 2 and 3 are one person; 1 weighs a hair more or less than either.
    const isOne = (a: number, b: number) => (a === 2 && b === 3 ? 60 : -10)
    for (const weight of [29.99, 30.01]) {
      const candidates = [weighing(weight, 1), weighing(30, 2), weighing(30, 3)]
      const { ranked, status } = decide(candidates, 4000, SHIPPED_PARAMETERS, thresholds, isOne)
      expect([ranked[0]?.ordinal, ranked[1]?.ordinal, status]).toEqual([2, 1, 'review'])
      expect(ranked[0]?.score).toBeCloseTo(2 / 3, 2)
    }
  })

  it('does not look at the order of the candidates', () => {
    fc.assert(
      fc.property(weights, (bits) => {
        const candidates = bits.map((weight, ordinal) => weighing(weight, ordinal))
        const reversed = [...candidates].reverse()
        expect(decide(reversed, 4000, SHIPPED_PARAMETERS, thresholds, apart)).toEqual(
          decide(candidates, 4000, SHIPPED_PARAMETERS, thresholds, apart),
        )
      }),
    )
  })

  it('keeps the best two, ties in directory order', () => {
    const decision = decide(
      [weighing(5, 3), weighing(30, 7), weighing(30, 2)],
      4000,
      SHIPPED_PARAMETERS,
      thresholds,
      apart,
    )
    expect(decision.ranked.map(({ ordinal, score }) => [ordinal, score])).toEqual([
      [2, 0.5],
      [7, 0.5],
    ])
    expect(decision.status).toBe('review')
  })

  it('counts two records of one person as one, and shows who else it may be', () => {
    const candidates = [weighing(40, 1), weighing(40, 2), weighing(38, 3)]
    const isOne = (a: number, b: number) => (a === 1 && b === 2 ? 60 : -10)
    const decision = decide(candidates, 4000, SHIPPED_PARAMETERS, thresholds, isOne)
    // 1 and 2 are as likely as each other, and by four fifths of two bits likelier than 3: 2 to 1 / 2^1.6.
    expect(decision.ranked.map(({ ordinal, score }) => [ordinal, score])).toEqual([
      [1, 0.8584],
      [3, 0.1416],
    ])
    expect(decision.status).toBe('review')
  })

  it('shows, of two records of one person, the one that agrees in more fields, of equals the first', () => {
    const agreeing: Candidate = { ordinal: 9, weight: 40, comparison: names('exact', 'exact') }
    const heavier: Candidate = { ordinal: 4, weight: 41, comparison: names('close', 'exact') }
    const shown = (...candidates: Candidate[]) =>
      decide(candidates, 4000, SHIPPED_PARAMETERS, thresholds, () => 60).ranked.map(({ ordinal }) => ordinal)
    expect(shown(heavier, agreeing)).toEqual([9])
    expect(shown(heavier, { ...agreeing, ordinal: 3, comparison: heavier.comparison })).toEqual([3])
  })

  it('does not ask who is who where nobody else is likely', () => {
    const never = () => {
      throw new Error('asked')
    }
    const decision = decide([weighing(40, 1), weighing(9, 2)], 4000, SHIPPED_PARAMETERS, thresholds, never)
    expect(decision.status).toBe('matched')
  })

  it('has no score and no kind where nobody is likely enough', () => {
    const decision = decide([weighing(2)], 4000, SHIPPED_PARAMETERS, thresholds, apart)
    expect(decision).toMatchObject({ status: 'no_match', score: null, kind: null })
    expect(decision.ranked).toHaveLength(1)
    expect(decide([], 0, SHIPPED_PARAMETERS, thresholds, apart)).toEqual({
      status: 'no_match',
      score: null,
      kind: null,
      ranked: [],
    })
  })

  it('holds the score that is shown against the thresholds', () => {
    const decision = decide([weighing(30)], 4000, SHIPPED_PARAMETERS, { matchAt: 1, reviewAt: 0.5 }, apart)
    expect(decision).toMatchObject({ status: 'matched', score: 1 })
  })
})

describe('kind', () => {
  it.each<[Level, Level, string]>([
    ['exact', 'exact', 'exact'],
    ['nickname', 'exact', 'nickname'],
    ['nickname', 'close', 'fuzzy'],
    ['initial', 'exact', 'fuzzy'],
    ['swapped', 'swapped', 'fuzzy'],
    ['blank', 'exact', 'exact'],
    ['blank', 'blank', 'exact'],
  ])('given name %s, family name %s: %s', (first, last, kind) => {
    expect(matchKind(names(first, last))).toBe(kind)
  })

  it('of organisations is read from the company', () => {
    const level = { field: 'company', level: 'some_words', weight: 3, own: null, theirs: null } as const
    expect(matchKind({ levels: [level] })).toBe('fuzzy')
  })
})
