import { expect, test } from 'vitest'
import { audienceWaitWords, reportText } from './audience-words.ts'

const totals = { totalBefore: 12_013, totalAfter: 12_000 }

test('who came and went is told, and nothing that did not happen', () => {
  expect(reportText({ ...totals, members: 12_000, added: 31, removed: 44, changed: 9 })).toBe(
    '12,000 members; while we read, 31 joined, 44 left, 9 changed.',
  )
  expect(reportText({ ...totals, members: 1, added: 0, removed: 2, changed: 0 })).toBe(
    '1 member; while we read, 2 left.',
  )
  expect(reportText({ ...totals, members: 5, added: 0, removed: 0, changed: 0 })).toBe(
    '5 members; nobody came or went while we read.',
  )
})

test('each reason to wait has its words, and those that are not known have some', () => {
  expect(audienceWaitWords('provider.key_rejected').isAboutKey).toBe(true)
  expect(audienceWaitWords('something.else').title).toBe('A part did not work out and is tried again.')
})
