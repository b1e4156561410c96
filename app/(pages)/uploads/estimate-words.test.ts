import { expect, test } from 'vitest'
import { basisSentence, costSentence, furtherLines, lookupsText, type Result, timeSentence } from './estimate-words.ts'

const exactly = (value: number) => ({ from: value, to: value, isExact: true })

const vendor: Result['providers'][number] = {
  kind: 'connection',
  connectionId: 'c',
  service: 'people-data-labs',
  lookups: exactly(1_200),
  mostLookups: 1_200,
  known: exactly(300),
  savedMicros: exactly(28_000_000),
  unknownFate: 0,
  tooThinRows: 0,
  costMicros: { from: 30_000_000, to: 300_000_000, isExact: false },
  mostMicros: 336_000_000,
}

const result: Result = {
  rows: 1_600,
  invalidRows: 2,
  providers: [vendor],
  matched: { from: 200, to: 1_500, isExact: false },
  costMicros: vendor.costMicros,
  mostMicros: 336_000_000,
  savedMicros: exactly(28_000_000),
  seconds: { from: 20, to: 170, by: 'limit' },
  basis: 'lists_in_general',
  trial: null,
}

test('what it costs at most, and what it is likely to cost', () => {
  expect(costSentence(result, 'USD')).toBe('At most $336.00, likely $30.00–$300.00.')
  expect(costSentence({ ...result, mostMicros: 0, costMicros: exactly(0) }, 'USD')).toBe('It costs nothing.')
})

test('how long it takes, and why', () => {
  const pace = ', at the pace at which the vendor may be asked.'
  expect(timeSentence(result)).toBe(`Between 20 seconds and 3 minutes${pace}`)
  expect(timeSentence({ ...result, seconds: { from: 5, to: 5, by: 'rows' } })).toBe('About 5 seconds.')
})

test('what a provider is asked, and what is known already', () => {
  expect(lookupsText(vendor)).toBe('1,200 lookups to pay for')
  expect(furtherLines(vendor, 'USD')).toEqual(['300 answers are in your ledger already: saves $28.00'])
  expect(furtherLines({ ...vendor, known: exactly(0), tooThinRows: 7 }, 'USD')).toEqual([
    '7 rows say too little for it and are not sent',
  ])
})

test('where the ranges come from', () => {
  expect(basisSentence(result)).toContain('exact')
  const trial = { jobId: 't', rows: 50, matched: 31, review: 4 }
  expect(basisSentence({ ...result, basis: 'trial', trial })).toBe('From a trial of 50 rows: 31 matched, 4 to review.')
})
