import { expect, test } from 'vitest'
import { attributesBytes, attributesMd5 } from './message-attributes.ts'

// Digests of the bytes that the SQS Developer Guide describes, made with printf and md5sum.
test.each([
  [{ timestamp: { type: 'Number', value: '1493147359900' } }, '235c5c510d26fb653d073faed50ae77c'],
  [
    { raw: { type: 'Binary', value: 'AP8H' }, kind: { type: 'String', value: 'range' } },
    'dc93e1a2d1cef739aa78fa2b69df2b00',
  ],
])('the MD5 of %j', (attributes, md5) => {
  expect(attributesMd5(attributes)).toBe(md5)
})

test('no attributes have no MD5', () => {
  expect(attributesMd5({})).toBeUndefined()
})

test('names, types and decoded values count for the size', () => {
  expect(attributesBytes({ abc: { type: 'Binary', value: 'AAAA' }, ü: { type: 'String', value: 'é' } })).toBe(
    3 + 6 + 3 + (2 + 6 + 2),
  )
})
