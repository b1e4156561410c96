import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createCandidateRanking } from './candidate-ranking.ts'
import { createVoters } from './voters.ts'

/** Small, so that all the steps of a ranking come up. */
const PER_BIT = 2
const key = fc.record({
  ordinals: fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 30 }),
  tells: fc.integer({ min: 1, max: 80 }),
  agreeing: fc.integer({ min: 1, max: 0x1ffff }),
})
const keys = fc.array(key, { maxLength: 8 }).map((all) => all.sort((a, b) => b.tells - a.tells))
const voters = createVoters(300)
const ranking = createCandidateRanking(voters, PER_BIT)

function ones(bits: number): number {
  return bits.toString(2).replaceAll('0', '').length
}

/** What each key tells that those before it did not: docs/decisions/0030. */
function countedPlainly(all: readonly { ordinals: readonly number[]; tells: number; agreeing: number }[]) {
  const votes = new Map<number, { votes: number; told: number }>()
  for (const { ordinals, tells, agreeing } of all) {
    for (const ordinal of ordinals) {
      const before = votes.get(ordinal)
      if (before === undefined) votes.set(ordinal, { votes: tells, told: agreeing })
      else if ((agreeing & ~before.told) !== 0) {
        const already = Math.floor((before.votes * ones(agreeing & before.told)) / ones(before.told))
        votes.set(ordinal, {
          votes: before.votes + Math.max(0, tells - already),
          told: before.told | agreeing,
        })
      }
    }
  }
  return votes
}

/** The longest beginning of all in which nobody is too far behind for his rank. */
function rankedPlainly(votes: ReturnType<typeof countedPlainly>, least: number, given: readonly number[]) {
  const highest = Math.max(0, ...[...votes.values()].map((each) => each.votes))
  const all = [...votes]
    .map(([ordinal, each]) => ({ ordinal, votes: each.votes }))
    .filter((each) => each.votes >= least && !given.includes(each.ordinal))
    .sort((a, b) => b.votes - a.votes || a.ordinal - b.ordinal)
  const bits = (rank: number) => (rank < 4 ? 20 : rank < 8 ? 12 : rank < 16 ? 7 : rank < 48 ? 3 : -1)
  const end = all.findIndex((each, rank) => highest - each.votes > PER_BIT * bits(rank))
  return all.slice(0, end < 0 ? all.length : end).map(({ ordinal }) => ordinal)
}

it('counts and ranks as one by one, time and again', () => {
  fc.assert(
    fc.property(keys, fc.nat(40), fc.uniqueArray(fc.nat(40), { maxLength: 3 }), (all, least, given) => {
      voters.clear()
      for (const { ordinals, tells, agreeing } of all) {
        // As in a list that begins behind others, each word with a bit that is not the ordinal's.
        const words = Int32Array.from([7, ...ordinals, 7], (ordinal) => ordinal | 64)
        voters.add(words, 1, 1 + ordinals.length, 63, tells, agreeing)
      }
      const votes = countedPlainly(all)
      const counted = Array.from({ length: voters.size() }, (_, i) => [voters.ordinals[i], voters.votes[i]])
      expect(counted).toEqual([...votes].map(([ordinal, each]) => [ordinal, each.votes]))
      expect(ranking.best(least, given)).toEqual(rankedPlainly(votes, least, given))
    }),
    { numRuns: 500 },
  )
})
