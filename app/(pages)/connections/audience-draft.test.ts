import { expect, test } from 'vitest'
import { readAudienceDraft } from './audience-draft.ts'

test('what is left empty is what Kith takes by itself, and no money is named', () => {
  expect(readAudienceDraft({ name: ' News ', atOnce: '' })).toEqual({ settings: { name: 'News', rate: null } })
  expect(readAudienceDraft({ name: 'News', atOnce: ' 10 ' })).toEqual({
    settings: { name: 'News', rate: { atOnce: 10, per: null } },
  })
})

test.each(['0', '11', '-1', '2.5', 'many'])('%s calls at once can’t be', (atOnce) => {
  const read = readAudienceDraft({ name: ' ', atOnce })
  expect(Object.keys('problems' in read ? read.problems : {}).sort()).toEqual(['atOnce', 'name'])
})
