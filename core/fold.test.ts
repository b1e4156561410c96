import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, visible } from './fold.ts'

describe('fold', () => {
  test.each([
    ['Smith', 'smith'],
    ["O'Brien", 'obrien'],
    ['O’Brien', 'obrien'],
    ['Nāhiʻenaʻena', 'nahienaena'],
    ['Doe-Ray', 'doe ray'],
    ['  de   la Véña ', 'de la vena'],
    ['Müller', 'muller'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Łódź', 'lodz'],
    ['Đorđević', 'dordevic'],
    ['Þórður Ægisson', 'thordur aegisson'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΥΣΣΕΎΣ', 'οδυσσευσ'],
    ['Ｔａｒｏ', 'taro'],
    ['ﬁsher', 'fisher'],
    ['हिन्दी', 'हिन्दी'],
    ['ガ', 'ガ'],
    ['مُحَمَّد', 'محمد'],
    ['a\u200bb', 'ab'],
    ['!?', ''],
  ])('%s becomes %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 2000, seed: 11 },
    )
  })

  test('lone surrogates are punctuation', () => {
    expect(fold('a\ud800b')).toBe('a b')
  })
})

test('what nobody sees is taken out', () => {
  expect(visible('\ufeffann\u200b ')).toBe('ann')
})
