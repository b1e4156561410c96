/** What is read off a key is what it was made of. */
import { expect, test } from 'vitest'
import {
  audienceSourceKey,
  deadPartKey,
  directoryKey,
  doublesKey,
  HOUSE_KEY,
  isAudienceSource,
  KEY_KINDS,
  pageKey,
  partKey,
  prefixesOf,
  readKey,
  resolvedPartKey,
  resultKey,
  uploadKey,
} from './storage-key.ts'

const of = { workspaceId: 'ours', subjectId: 'thing', n: null, writer: null, resultGeneration: null }

test.each([
  [uploadKey('ours', 'thing'), { ...of, kind: 'uploads' }],
  [
    directoryKey('ours', 'thing', 2, 3),
    { ...of, kind: 'directories', writer: { step: 'import', generation: 2, attempt: 3 } },
  ],
  [
    partKey('ours', 'thing', 7, 2, 3),
    { ...of, kind: 'parts', n: 7, writer: { step: 'enrich', generation: 2, attempt: 3 } },
  ],
  [
    resolvedPartKey('ours', 'thing', 7, 2, 3),
    { ...of, kind: 'parts', n: 7, writer: { step: 'resolve', generation: 2, attempt: 3 } },
  ],
  [
    doublesKey('ours', 'thing', 2, 3, '0/1'),
    { ...of, kind: 'parts', writer: { step: 'resolve', generation: 2, attempt: 3 } },
  ],
  [
    deadPartKey('ours', 'thing', 7, 2, 3),
    { ...of, kind: 'parts', n: 7, writer: { step: 'merge', generation: 2, attempt: 3 } },
  ],
  [
    resultKey('ours', 'thing', 4, '2-3', 'result.csv'),
    { ...of, kind: 'results', writer: { step: 'merge', generation: 2, attempt: 3 }, resultGeneration: 4 },
  ],
])('%s', (key, facts) => {
  expect(readKey(key)).toEqual(facts)
})

test('of what was not made here, only whose it is', () => {
  for (const rest of [
    '7/2-3-4',
    '7/late-2-3',
    '7',
    'x/2-3',
    '7/2-9999999999',
    '7/2-3/4',
    'doubles/2-3',
    'doubles/x/0',
  ]) {
    expect(readKey(`parts/ours/thing/${rest}`)).toEqual({ ...of, kind: 'parts' })
  }
  for (const key of ['', 'parts', 'parts/ours', 'parts/ours/thing', 'other/ours/thing/7', HOUSE_KEY]) {
    expect(readKey(key)).toBeNull()
  }
})

test('every prefix that can be deleted is one that is swept', () => {
  const prefixes = (['upload', 'directory', 'job'] as const).flatMap((kind) => prefixesOf(kind, 'ours', 'thing'))
  expect(prefixes.map((prefix) => prefix.split('/')[0]).sort()).toEqual([...KEY_KINDS].sort())
})

test('a source that was joined from an audience is known by its key', () => {
  expect(isAudienceSource(audienceSourceKey('ours', 'thing', 1, 2))).toBe(true)
  expect([uploadKey('ours', 'thing'), pageKey('ours', 'thing', 1, 1, 1, 0)].some(isAudienceSource)).toBe(false)
})
