/** The scorer's arithmetic on ten rows worked out by hand. */
import { expect, test } from 'vitest'
import { calibrationBins } from './calibration.ts'
import { type Decided, qualityOf, recallAtPrecision } from './score.ts'

const row = (score: number | null, isRight: boolean, isThere: boolean): Decided => ({
  score,
  isMatched: score !== null && score >= 0.95,
  isReview: score !== null && score >= 0.5 && score < 0.95,
  isRight,
  isThere,
})

/** Eight contacts are in the directory, two are not. */
const ROWS = [
  row(1, true, true),
  row(1, true, true),
  row(0.99, true, true),
  row(0.97, false, false),
  row(0.96, true, true),
  row(0.8, true, true),
  row(0.6, false, true),
  row(0.55, true, true),
  row(null, false, true),
  row(null, false, false),
]

test('a wrong link counts against precision and, where there is a right one, against recall', () => {
  const { links, matched, review, strangersMatched } = qualityOf(ROWS)
  // 8 links, 6 of them right; 8 contacts have somebody.
  expect(links.precision).toBe(0.75)
  expect(links.recall).toBe(0.75)
  expect(links.f1).toBe(0.75)
  // 5 matched, 4 right.
  expect(matched.precision).toBe(0.8)
  expect(matched.recall).toBe(0.5)
  expect(review).toBe(0.3)
  expect(strangersMatched).toBe(0.5)
})

test('no links are no wrong links', () => {
  const { links } = qualityOf([row(null, false, true)])
  expect(links).toEqual({ precision: 1, recall: 0, f1: 0 })
})

test('recall at a precision is that of the best single threshold', () => {
  expect(recallAtPrecision(ROWS, 1)).toBe(3 / 8)
  // From .55 on: 6 of 8 right.
  expect(recallAtPrecision(ROWS, 0.75)).toBe(6 / 8)
  // Down to .8: 5 of 6.
  expect(recallAtPrecision(ROWS, 0.83)).toBe(5 / 8)
})

test('rows of one score are cut together', () => {
  const tied = [row(0.9, true, true), row(0.9, false, true), row(0.7, true, true)]
  expect(recallAtPrecision(tied, 1)).toBe(0)
})

test('a bin holds at least as many links as it must, and says how far stated and right lie apart', () => {
  const bins = calibrationBins(ROWS, 3)
  expect(bins.map(({ links }) => links)).toEqual([3, 5])
  const [low, high] = bins
  // .55, .6, .8: two of three are right.
  expect(low?.stated).toBeCloseTo(0.65, 10)
  expect(low?.right).toBeCloseTo(2 / 3, 10)
  // .96, .97, .99, and the two at 1, which are too few for a bin of their own: four of five.
  expect(high?.stated).toBeCloseTo(0.984, 10)
  expect(high?.right).toBe(0.8)
  expect(high?.gap).toBeCloseTo(0.184, 10)
})
