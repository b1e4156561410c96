import { expect, test } from 'vitest'
import type { AudienceView } from '#app/api/v1/_schemas/audience.ts'
import { FIRST_DRAFT, membersOf, requestOf, withSegment, withStatus } from './member-draft.ts'

const audience: AudienceView = {
  ...{ id: 'a', name: 'News', members: 90, columns: [] },
  segments: [{ id: 7, name: 'Fair', kind: 'tag', members: 12 }],
  statuses: [
    { status: 'subscribed', members: 90 },
    { status: 'unsubscribed', members: 10 },
  ],
}

test('who is wanted is counted where the service has counted them', () => {
  expect(membersOf(FIRST_DRAFT, audience)).toBe(90)
  const both = withStatus(FIRST_DRAFT, 'unsubscribed', true)
  expect(membersOf(both, audience)).toBe(100)
  expect(membersOf(withStatus(both, 'subscribed', false), audience)).toBe(10)
  expect(membersOf(withSegment(both, 7), audience)).toBe(12)
  expect(membersOf({ ...both, changedSince: '2026-01-31' }, audience)).toBeNull()
})

test('of a tag only subscribed members are asked for', () => {
  const both = withStatus(FIRST_DRAFT, 'unsubscribed', true)
  const since = { ...withSegment(both, 7), changedSince: '2026-01-31' }
  expect(requestOf(since)).toEqual({
    ...{ statuses: ['subscribed'], segmentId: 7, changedSince: '2026-01-31T00:00:00Z' },
  })
  expect(requestOf(FIRST_DRAFT)).toEqual({ statuses: ['subscribed'], segmentId: null, changedSince: null })
})
