import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFormula, neutralise, unneutralise } from './formula.ts'

describe('cells a spreadsheet would run', () => {
  test.each([
    '=1+1',
    '=HYPERLINK("http://x.example","y")',
    '+1+cmd|’ /C calc’!A0',
    '-2+3+cmd|’ /C calc’!D2',
    '@SUM(1+1)*cmd|’ /C calc’!A0',
    '\t=1+1',
    '\r=1+1',
    ' =1+1',
    '＝1+1',
    '"=1+1',
    '-Smith',
    '+cmd',
  ])('%j is made harmless', (text) => {
    expect(isFormula(text)).toBe(true)
    expect(neutralise(text)).toBe(`'${text}`)
  })

  test.each([
    '',
    '-',
    '+385 91 234 5678',
    '+44 (0)20 7946 0958 ext. 12',
    '+1-212-555-0100',
    '-17.5',
    '+3',
    '-1,234.50',
    '-1e5',
    '-12 %',
    'a=b',
    'Smith-Jones',
    'x@example.com',
    '1984-06-29',
    '(503) 555-0142',
  ])('%j stays as it is', (text) => {
    expect(neutralise(text)).toBe(text)
  })
})

test('a number of a telephone is told without the pattern as by it', () => {
  // A phone number, a plain number, and what starts as a formula does, as formula.ts puts them.
  const phone = /^\s*\+\s*[(\d][\d\s().\-/]{3,24}(\s*(x|ext\.?)\s*\d{1,6})?\s*$/i
  const number = /^\s*[+-]?(\d+([.,\s']\d{3})*([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?\s*%?\s*$/
  const texts = fc.string({
    unit: fc.constantFrom('+', '1', '2', '(', ')', ' ', '.', '-', '/', 'x', '\u00a0'),
    maxLength: 32,
  })
  fc.assert(
    fc.property(texts, (rest) => {
      const text = `+${rest}`
      expect(isFormula(text)).toBe(text.length > 1 && !phone.test(text) && !number.test(text))
    }),
    { numRuns: 2000 },
  )
})

test('what was made harmless comes back as it was', () => {
  const texts = fc.string({ unit: fc.constantFrom("'", '=', '+', '@', ' ', '1', 'a', '-') })
  fc.assert(
    fc.property(texts, (text) => {
      expect(unneutralise(neutralise(text))).toBe(text)
    }),
  )
})
