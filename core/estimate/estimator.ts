/**
 * Estimates from the first rows of a list, without labels, how it agrees with people of a directory that are the same:
 * expectation-maximisation over the likeliest candidates of each row (Dempster, Laird and Rubin 1977; for linking records
 * Winkler 1988), held close to the shipped parameters, as if these had been seen in so many rows of their own.
 */
import { createScorer } from '../beside/scorer.ts'
import type { Contact } from '../contact.ts'
import { independentWeights } from '../dependence.ts'
import type { DirectoryIndex } from '../directory-index.ts'
import { FIELDS, type Field } from '../field.ts'
import type { FieldLevel } from '../field-level.ts'
import { posterior } from '../match.ts'
import { type Model, openModel } from '../model.ts'
import { openNicknames } from '../nickname.ts'
import type { Ladder, Parameters } from '../parameters.ts'
import { fittedLadder, type LevelCounts } from './fitted-ladder.ts'

export interface Estimator {
  readonly add: (contact: Contact) => void
  /** @returns the same for the same contacts in the same order; the shipped ones where they say too little */
  readonly parameters: () => Parameters
}

/** The rest of a row's candidates have no share worth counting. */
const MOST_CANDIDATES = 4
/** Enough to come within a percent of where it settles, and always as many. */
const ITERATIONS = 6
/** Fewer rows that are found (a sum of probabilities) say nothing of how they go wrong. */
const LEAST_FOUND = 20
/** Rows that the shipped prior counts for. */
const PRIOR_ROWS = 2000

type Candidates = readonly (readonly FieldLevel[])[]

/** @param shipped where the estimate begins, and what it is held to */
export function createEstimator(index: DirectoryIndex, shipped: Parameters): Estimator {
  const nicknames = openNicknames(shipped.nicknames)
  const model = openModel(shipped, nicknames, index)
  const scorer = createScorer(index, model)
  const weights = new Float64Array(FIELDS.length + 1)
  const rows: Candidates[] = []

  function weighed(levels: readonly FieldLevel[], by: Model): number {
    return independentWeights(by === model ? levels : moved(levels, model, by), by, weights)
  }

  return {
    add(contact) {
      scorer.take(contact)
      const compared = index.candidates(contact, nicknames).map((ordinal) => ({
        ordinal,
        weight: scorer.weight(ordinal, Number.NEGATIVE_INFINITY),
      }))
      compared.sort((a, b) => b.weight - a.weight)
      rows.push(compared.slice(0, MOST_CANDIDATES).map(({ ordinal }) => scorer.levels(ordinal)))
    },
    parameters() {
      let now = shipped
      for (let i = 0; i < ITERATIONS; i++) {
        const by = openModel(now, nicknames, index)
        const counts = new Map<Field, LevelCounts>(FIELDS.map((field) => [field, new Map()]))
        let found = 0
        for (const candidates of rows) {
          const { candidates: shares } = posterior(
            candidates.map((levels) => weighed(levels, by)),
            index.size,
            now.isThere,
          )
          for (const [place, share] of shares.entries()) {
            found += share
            for (const { field, level } of candidates[place] ?? []) {
              const ofField = counts.get(field)
              ofField?.set(level, (ofField.get(level) ?? 0) + share)
            }
          }
        }
        now = fitted(shipped, counts, found, rows.length)
        if (now === shipped) break
      }
      return now
    },
  }
}

/** The levels with what they weigh by other m: u, and how frequent a value is, stay what they are. */
function moved(levels: readonly FieldLevel[], from: Model, to: Model): readonly FieldLevel[] {
  return levels.map((level) => {
    const before = from.weights[level.field][level.level]
    const after = to.weights[level.field][level.level]
    return before === undefined || after === undefined
      ? level
      : { ...level, weight: level.weight + after.bits - before.bits }
  })
}

function fitted(shipped: Parameters, counts: ReadonlyMap<Field, LevelCounts>, found: number, rows: number): Parameters {
  const isThere = heldShare(shipped.isThere, (PRIOR_ROWS * shipped.isThere + found) / (PRIOR_ROWS + rows))
  if (found < LEAST_FOUND) return isThere === shipped.isThere ? shipped : { ...shipped, isThere }
  const ladders: Partial<Record<Field, Ladder>> = {}
  for (const field of FIELDS)
    ladders[field] = fittedLadder(field, shipped.ladders[field], counts.get(field) ?? new Map())
  return { ...shipped, isThere, ladders: ladders as Parameters['ladders'] }
}

/**
 * The share of a list that is there is the shipped one until its odds are halved, the estimate from where they are
 * quartered, and between the two rises from the one to the other. So what is no list of strangers is answered like a
 * list of one row. Never upwards: that most rows were found tells little of the others, which are not there because
 * nobody is.
 */
function heldShare(shipped: number, estimate: number): number {
  const change = oddsOf(estimate) / oddsOf(shipped)
  if (change >= 1 / 2) return shipped
  const odds = oddsOf(shipped) * Math.max(change, 4 * change ** 2)
  return fourDigits(odds / (1 + odds))
}

function oddsOf(share: number): number {
  return share / (1 - share)
}

function fourDigits(share: number): number {
  return Number(share.toPrecision(4))
}
