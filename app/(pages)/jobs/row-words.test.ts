import { expect, it } from 'vitest'
import { scoreText } from './row-words.ts'

it.each([
  [1, 'over 99.9 %'],
  [0.9996, 'over 99.9 %'],
  [0.9987, '99.9 %'],
  [0.9512, '95 %'],
  [0.5, '50 %'],
  [0.0004, 'under 1 %'],
  [0, 'under 1 %'],
])('says of the score %f: %s', (score, text) => {
  expect(scoreText(score).replaceAll('\u00a0', ' ')).toBe(text)
})
