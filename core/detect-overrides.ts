/** What a person sets by hand on a file, checked before it is used. */
import type { DialectOverrides } from './dialect.ts'
import type { Refusal } from './sniff-file.ts'
import { ENCODINGS } from './text.ts'

/** @returns why these settings can't be used on any file, or null */
export function checkOverrides({ encoding, delimiter, quote, headerRow }: DialectOverrides): Refusal | null {
  if (encoding !== undefined && !ENCODINGS.includes(encoding)) {
    return { code: 'override.encoding', message: `The encoding must be one of ${ENCODINGS.join(', ')}.` }
  }
  // A quotation mark may be the quote of the file, or that of a result whose source quotes nothing.
  if (delimiter !== undefined && (!isSign(delimiter) || delimiter === '"' || delimiter === "'")) {
    return {
      code: 'override.delimiter',
      message:
        'The delimiter must be a single character such as a comma, a semicolon or a tab; no letter, digit or quotation mark.',
    }
  }
  if (quote !== undefined && quote !== '' && !isSign(quote)) {
    return {
      code: 'override.quote',
      message: 'The quote must be a single character such as " or \', or empty for none.',
    }
  }
  if (quote !== undefined && quote !== '' && quote === delimiter) {
    return { code: 'override.quote', message: 'The quote and the delimiter must be two different characters.' }
  }
  if (headerRow !== undefined && headerRow !== null && !(Number.isInteger(headerRow) && headerRow >= 1)) {
    return { code: 'override.header_row', message: 'The header row must be a line number from 1 on, or none.' }
  }
  return null
}

/** The scanner looks for single bytes below 0x80: one ASCII character that is neither a line end nor part of a word. */
function isSign(text: string): boolean {
  return text.length === 1 && text > '\0' && text <= '\u007f' && !/[\r\n0-9A-Za-z]/.test(text)
}
