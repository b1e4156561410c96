import fc from 'fast-check'
import { expect, test } from 'vitest'
import { childrenNamed, childText, element, parseXml } from './xml.ts'

test('any text comes back as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(childText(parseXml(element('Root', [element('Key', text)])), 'Key')).toBe(text)
    }),
  )
})

test('declaration, comments, attributes, space and self-closed elements are read past', () => {
  const root = parseXml(
    '\ufeff<?xml version="1.0"?>\n<!-- a --><Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\n <Object><Key> a&#x0A;&amp;&lt;b&#233; </Key></Object><!-- b --><Object/></Delete>\n',
  )
  const objects = childrenNamed(root, 'Object')
  expect(objects.map((object) => childText(object, 'Key'))).toEqual([' a\n&<bé ', undefined])
})

test.each([
  ['nothing', ''],
  ['text alone', 'x'],
  ['an element left open', '<a><b></b>'],
  ['elements that overlap', '<a><b></a></b>'],
  ['something after the end', '<a></a><b></b>'],
  ['an ampersand alone', '<a>a & b</a>'],
  ['an entity of its own', '<a>&bomb;</a>'],
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['half a character', '<a>&#xD800;</a>'],
  ['too deep a nest', '<a>'.repeat(50) + '</a>'.repeat(50)],
])('refused: %s', (_, document) => {
  expect(() => parseXml(document)).toThrow(expect.objectContaining({ code: 'MalformedXML' }))
})
