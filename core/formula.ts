/** Which cells a spreadsheet would run, and how they are made harmless. The one place that decides it. */

/** `=`, `+`, `-`, `@` and their full-width forms start a formula in the usual programs; blanks before them are skipped. */
const STARTS_FORMULA = /^[\s"']*[=+\-@＝＋－＠]/
/** Control characters at the start make some programs split the cell and run what follows. */
const STARTS_WITH_CONTROL = /^[\t\r\n]/
const PLAIN_NUMBER = /^\s*[+-]?(\d+([.,\s']\d{3})*([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?\s*%?\s*$/
/** An international number: a plus, then digits with the usual separators and perhaps an extension. */
const PHONE = /^\s*\+\s*[(\d][\d\s().\-/]{3,24}(\s*(x|ext\.?)\s*\d{1,6})?\s*$/i

/** By ASCII code: 1 for what may stand behind the first digit of a plain phone number. */
const IN_PHONE = Uint8Array.from({ length: 0x80 }, (_, code) => (/[\d ().\-/]/.test(String.fromCharCode(code)) ? 1 : 0))

const PLUS = 43
const MINUS = 45
const BRACKET = 40
/** By ASCII code: 1 for the first characters that any of the patterns above lets a formula have. */
const MAY_START = Uint8Array.from({ length: 0x80 }, (_, code) =>
  /[\s"'=+\-@]/.test(String.fromCharCode(code)) ? 1 : 0,
)

function isAllDigits(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return true
}

/** @returns whether `text`, after a plus, is a number of the usual length: what PHONE says of nearly all of them. */
function isPlainPhone(text: string): boolean {
  if (text.length < 5 || text.length > 26) return false
  const second = text.charCodeAt(1)
  if ((second < 48 || second > 57) && second !== BRACKET) return false
  for (let i = 2; i < text.length; i++) if (IN_PHONE[text.charCodeAt(i)] !== 1) return false
  return true
}

/** @returns whether a spreadsheet program that opens `text` as a cell would run it. */
export function isFormula(text: string): boolean {
  if (text.length < 2) return false
  const first = text.charCodeAt(0)
  // Nearly every cell starts with a letter, a digit or a bracket.
  if (first < 0x80 && MAY_START[first] === 0) return false
  if ((first === PLUS || first === MINUS) && isAllDigits(text, 1)) return false
  if (first === PLUS && isPlainPhone(text)) return false
  if (STARTS_WITH_CONTROL.test(text)) return true
  return STARTS_FORMULA.test(text) && !PLAIN_NUMBER.test(text) && !PHONE.test(text)
}

/** @returns `text` with a leading apostrophe where a spreadsheet would run it. */
export function neutralise(text: string): string {
  return isFormula(text) ? `'${text}` : text
}

/** @returns what `neutralise` was given. */
export function unneutralise(text: string): string {
  return text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text
}
