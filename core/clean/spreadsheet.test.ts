import { expect, test } from 'vitest'
import { cleanFields } from '../clean-contact.ts'
import { FIELDS } from '../field.ts'
import { isSpreadsheetError, SCIENTIFIC } from './spreadsheet.ts'

// The error values of Excel, LibreOffice and Google Sheets, in English, German, French, Spanish, Italian and Dutch.
test.each([
  ...[
    '#N/A',
    '#REF!',
    '#VALUE!',
    '#NAME?',
    '#DIV/0!',
    '#NUM!',
    '#NULL!',
    '#SPILL!',
    '#n/a',
    '#NV',
    '#BEZUG!',
    '#WERT!',
  ],
  ...['#VALEUR!', '#NOM?', '#¡REF!', '#¿NOMBRE?', '#VALORE!', '#WAARDE!', '########'],
])('%s is the error of a formula', (text) => {
  expect(isSpreadsheetError(text)).toBe(true)
  for (const field of FIELDS) {
    const { values, issues } = cleanFields({ [field]: text }, { defaultCountry: 'US', dateOrder: 'auto' })
    expect(values[field]?.[0]).toMatchObject({ text, isValid: false })
    expect(issues).toEqual([`${field}.spreadsheet_error`])
  }
})

test.each(['n/a', '#4', '#12B', '# 4', '#', '#hashtag', 'N/A'])('%s is none', (text) => {
  expect(isSpreadsheetError(text)).toBe(false)
})

test.each(['4.41E+11', '4,41E+11', '4.41e11', '-1E+5', '4.41E+011'])('%s has lost its digits', (text) => {
  expect(text).toMatch(SCIENTIFIC)
})
