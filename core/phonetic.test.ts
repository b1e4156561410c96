import { expect, it } from 'vitest'
import { soundsOf } from './phonetic.ts'

/** Published pairs of Philips' double metaphone article (C/C++ Users Journal, June 2000). */
it.each([
  ['smith', 'schmidt'],
  ['smith', 'smyth'],
  ['catherine', 'katherine'],
  ['de la cruz', 'delacruz'],
])('%s and %s share a sound', (a, b) => {
  expect(soundsOf(a).some((sound) => soundsOf(b).includes(sound))).toBe(true)
})

/** Pairs that are one name in two spellings: Russian and Ukrainian, with and without article, accent or vowel marks. */
it.each([
  ['наталья', 'наталия'],
  ['соловьев', 'соловев'],
  ['алексей', 'олексій'],
  ['الشامي', 'شامى'],
  ['παπαδακης', 'παπαδακις'],
  ['שרה', 'שרא'],
  ['юлия', 'юлія'],
])('%s and %s share a sound', (a, b) => {
  expect(soundsOf(a)).toEqual(soundsOf(b))
})

it('tells names of other alphabets apart by their consonants', () => {
  expect(soundsOf('иванов')).not.toEqual(soundsOf('петров'))
  expect(soundsOf('محمد')).not.toEqual(soundsOf('خالد'))
})

it('takes a name as it stands where a character is a syllable or a word', () => {
  expect(soundsOf('山田')).toEqual(['山田'])
  expect(soundsOf('김민수')).toEqual(['김민수'])
  expect(soundsOf('𝒜𝒷𝒸𝒹𝑒𝒻')).toEqual(['𝒜𝒷𝒸𝒹𝑒'])
})

it('never gives an empty key', () => {
  for (const name of ['h', 'w', 'ah', 'y', '7', 'ю', 'ا', 'ー'])
    expect(soundsOf(name).every((sound) => sound !== '')).toBe(true)
})
