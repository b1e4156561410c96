/** Company names without what their registration adds. */
import { fold } from '../fold.ts'
import { LEADING_LEGAL_FORMS, LEGAL_FORMS } from './legal-forms.ts'
import type { Reading } from './reading.ts'
import { bad, good } from './reading.ts'
import { speltOut } from './spelling.ts'

const AND = /[&＆+]/g
const IS_ASCII = /^[\0-\x7f]*$/
const SINGLE_LETTER = /^\p{L}$/u
const FORMS = new Set(LEGAL_FORMS.map(fold))
const LEADING_FORMS = new Set(LEADING_LEGAL_FORMS.map(fold))
/** Words of the longest form that ends with a word. */
const WORDS_OF_FORMS_ENDING = new Map<string, number>()
for (const form of FORMS) {
  const words = form.split(' ')
  const last = words.at(-1) ?? ''
  WORDS_OF_FORMS_ENDING.set(last, Math.max(words.length, WORDS_OF_FORMS_ENDING.get(last) ?? 0))
}
/** Taken out of the middle too: `Erwin Ltd. Attorneys`. */
const ANYWHERE = new Set(['inc', 'incorporated', 'llc', 'llp', 'ltd', 'gmbh', 'sarl', 'sro', 'bvba'])
const CJK_FORM =
  /^(?:株式会社|有限会社|合同会社|合名会社|合資会社|주식회사|유한회사)|(?:株式会社|有限会社|合同会社|合名会社|合資会社|股份有限公司|有限责任公司|有限責任公司|有限公司|주식회사|유한회사)$/g

/** The key is the folded name, `&` as `and`, single letters closed up (`I.B.M.` → `ibm`), legal forms at its ends gone. */
export function cleanCompany(text: string): readonly Reading[] {
  const key = companyKey(text)
  if (key === '') return bad(text, 'company.no_letters')
  const spelt = speltOut(text)
  return good(text, key, spelt === null ? [] : [companyKey(spelt)])
}

function companyKey(text: string): string {
  const folded = fold(text.replace(AND, ' and '))
  const words = closedUp(withoutFormsInside(folded.split(' ').map(sameAnd)))
  const bare = IS_ASCII.test(folded) ? words : words.join(' ').replace(CJK_FORM, '').trim().split(' ')
  return withoutLegalForms(bare[0] === '' ? words : bare).join(' ')
}

/** `Weber und Söhne`, `García y Hijos`: `&` where it is a word of nothing else; Italian `e` is also an initial. */
const ANDS = new Set(['und', 'et', 'y', 'og', 'och'])

function sameAnd(word: string, index: number, words: readonly string[]): string {
  if (!ANDS.has(word)) return word
  // Between names, not between initials: `C.Y.C.`
  const isBetween = (words[index - 1]?.length ?? 0) > 1 && (words[index + 1]?.length ?? 0) > 1
  return isBetween ? 'and' : word
}

function withoutFormsInside(words: readonly string[]): readonly string[] {
  const isName = (word: string, i: number) => i === 0 || !ANYWHERE.has(word)
  return words.every(isName) ? words : words.filter(isName)
}

/** @returns the words with single letters that follow each other as one. */
function closedUp(words: readonly string[]): readonly string[] {
  if (!words.some((word) => word.length <= 2)) return words
  const found: string[] = []
  let wasLetter = false
  for (const word of words) {
    const isLetter = SINGLE_LETTER.test(word)
    const last = found.length - 1
    if (isLetter && wasLetter) found[last] += word
    else found.push(word)
    wasLetter = isLetter
  }
  return found
}

/** @returns the words of the name alone; a name that is nothing but legal forms (`The Company`) stays whole. */
function withoutLegalForms(words: readonly string[]): readonly string[] {
  let end = words.length
  for (let taken = trailingForm(words, end); taken > 0; taken = trailingForm(words, end)) end -= taken
  let start = 0
  while (start < end - 1 && LEADING_FORMS.has(words[start] ?? '')) start++
  const isOnlyForms = end - start === 1 && (LEADING_FORMS.has(words[start] ?? '') || words[start] === 'and')
  return isOnlyForms ? words : words.slice(start, end)
}

/** @returns how many words before `end` are one legal form, the longest that leaves a word; 0 where none is. */
function trailingForm(words: readonly string[], end: number): number {
  const last = words[end - 1] ?? ''
  const longest = WORDS_OF_FORMS_ENDING.get(last) ?? 0
  for (let length = Math.min(longest, end - 1); length > 0; length--) {
    if (FORMS.has(length === 1 ? last : words.slice(end - length, end).join(' '))) return length
  }
  return end > 1 && last === 'and' ? 1 : 0
}
