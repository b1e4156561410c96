/** What a spreadsheet leaves of a value that it has destroyed. */

/** `4.41E+11`: three digits of twelve are left. */
export const SCIENTIFIC = /^[+-]?\d(?:[.,]\d+)?\s?E\+?\d{1,3}$/i

/** Errors of formulas in the spreadsheets of eight languages, and a column too narrow for its number. */
const ERROR =
  /^(?:#(?:n\/a|nv|n\/d|n\/v|ref!|bezug!|rif!|verw!|ref\.?!|¡ref!|value!|wert!|valeur!|valore!|waarde!|valor!|¡valor!|name\?|nom\s?\?|nome\?|naam\?|¿nombre\?|div\/0!|¡div\/0!|deel\/0!|num!|zahl!|nombre\s?!|getal!|¡num!|null!|nul\s?!|leeg!|¡nulo!|spill!|überlauf!|calc!|field!|blocked!|getting_data|error!)|#{3,})$/i

/** @returns whether the cell is an error that a spreadsheet wrote where a value was. */
export function isSpreadsheetError(text: string): boolean {
  return text.charCodeAt(0) === 0x23 && ERROR.test(text)
}
