import { expect, test } from 'vitest'
import { cleanRegion } from './region.ts'

// ISO 3166-2 and the abbreviations of each country's post.
test.each([
  ['New York', 'ny'],
  ['N.Y.', 'ny'],
  ['calif.', 'ca'],
  ['Québec', 'qc'],
  ['New South Wales', 'nsw'],
  ['NSW', 'nsw'],
  ['Bavaria', 'by'],
  ['Freistaat Bayern', 'by'],
  ['Baden-Württemberg', 'bw'],
  ['Thueringen', 'th'],
  ['Zürich', 'zh'],
  ['São Paulo', 'sp'],
  ['Maharashtra', 'mh'],
  ['US-CA', 'ca'],
  ['CA (California)', 'ca'],
  ['State of New York', 'ny'],
  ['Île-de-France', 'ile de france'],
  ['Washington', 'wa'],
])('the region %s is %s', (text, expected) => {
  expect(cleanRegion(text)[0]?.value.key).toBe(expected)
})
