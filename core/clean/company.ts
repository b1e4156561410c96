/** Company names without what their registration adds. */
import { fold } from '../fold.ts'
import { LEADING_LEGAL_FORMS, LEGAL_FORMS } from './legal-forms.ts'
import type { Reading } from './reading.ts'
import { bad, good } from './reading.ts'

const AND = /[&＆+]/g
const SINGLE_LETTERS = /(?<=^| )\p{L}(?: \p{L})+(?= |$)/gu
const SPACE = / /g
const FORMS = new Set(LEGAL_FORMS.map(fold))
const LEADING_FORMS = new Set(LEADING_LEGAL_FORMS.map(fold))
/** Taken out of the middle too: `Erwin Ltd. Attorneys`. */
const ANYWHERE = /(?<=. )(?:inc|incorporated|llc|llp|ltd|gmbh|sarl|sro|bvba)(?: |$)/g
const LONGEST_FORM_WORDS = Math.max(...LEGAL_FORMS.map((form) => form.split(' ').length))
const CJK_FORM =
  /^(?:株式会社|有限会社|合同会社|주식회사)|(?:株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사)$/g

/** The key is the folded name, `&` as `and`, single letters closed up (`I.B.M.` → `ibm`), legal forms at its ends gone. */
export function cleanCompany(text: string): readonly Reading[] {
  const words = fold(text.replace(AND, ' and '))
    .replace(ANYWHERE, '')
    .replace(SINGLE_LETTERS, (letters) => letters.replace(SPACE, ''))
    .replace(CJK_FORM, '')
    .trim()
  if (words === '') return bad(text, 'company.no_letters')
  return good(text, withoutLegalForms(words.split(' ')).join(' '))
}

/** @returns the words of the name alone; a name that is nothing but legal forms (`The Company`) stays whole. */
function withoutLegalForms(words: readonly string[]): readonly string[] {
  let end = words.length
  for (let taken = trailingForm(words, end); taken > 0; taken = trailingForm(words, end)) end -= taken
  let start = 0
  while (start < end - 1 && LEADING_FORMS.has(words[start] ?? '')) start++
  const isOnlyForms = end - start === 1 && LEADING_FORMS.has(words[start] ?? '')
  return isOnlyForms ? words : words.slice(start, end)
}

/** @returns how many words before `end` are one legal form, the longest that leaves a word; 0 where none is. */
function trailingForm(words: readonly string[], end: number): number {
  for (let length = Math.min(LONGEST_FORM_WORDS, end - 1); length > 0; length--) {
    if (FORMS.has(words.slice(end - length, end).join(' '))) return length
  }
  return end > 1 && words[end - 1] === 'and' ? 1 : 0
}
