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

it('files a script without sounds under how the name begins', () => {
  expect(soundsOf('иванов')).toEqual(['ивано'])
  expect(soundsOf('山田')).toEqual(['山田'])
  expect(soundsOf('𝒜𝒷𝒸𝒹𝑒𝒻')).toEqual(['𝒜𝒷𝒸𝒹𝑒'])
})

it('never gives an empty key', () => {
  for (const name of ['h', 'w', 'ah', 'y', '7']) expect(soundsOf(name).every((sound) => sound !== '')).toBe(true)
})
