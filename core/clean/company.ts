/** Company names without what their registration adds. */
import { fold, isPlainText } from '../fold.ts'
import { LEADING_LEGAL_FORMS, LEGAL_FORMS } from './legal-forms.ts'
import type { Reading } from './reading.ts'
import { bad, good } from './reading.ts'
import { speltOut } from './spelling.ts'
import { wordFilter } from './word-filter.ts'

const SPACE = 0x20
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
/** `Weber und Söhne`, `García y Hijos`: `&` where it is a word of nothing else; Italian `e` is also an initial. */
const ANDS = new Set(['und', 'et', 'y', 'og', 'och'])
/** Taken out of the middle too: `Erwin Ltd. Attorneys`. */
const ANYWHERE = new Set(['inc', 'incorporated', 'llc', 'llp', 'ltd', 'gmbh', 'sarl', 'sro', 'bvba'])
const CJK_FORM =
  /^(?:株式会社|有限会社|合同会社|合名会社|合資会社|주식회사|유한회사)|(?:株式会社|有限会社|合同会社|合名会社|合資会社|股份有限公司|有限责任公司|有限責任公司|有限公司|주식회사|유한회사)$/g

/** The key is the folded name, `&` as `and`, single letters closed up (`I.B.M.` → `ibm`), legal forms at its ends gone. */
export function cleanCompany(text: string): readonly Reading[] {
  if (isPlainText(text)) return good(text, keyOfPlain(text.toLowerCase()))
  const key = companyKey(text)
  if (key === '') return bad(text, 'company.no_letters')
  const spelt = IS_ASCII.test(text) ? null : speltOut(text)
  return good(text, key, spelt === null ? [] : [companyKey(spelt)])
}

function companyKey(text: string): string {
  const folded = fold(text.replace(AND, ' and '))
  const words = usualWords(folded.split(' '))
  if (IS_ASCII.test(folded)) return withoutLegalForms(words).join(' ')
  const bare = words.join(' ').replace(CJK_FORM, '').trim()
  return withoutLegalForms(bare === '' ? words : bare.split(' ')).join(' ')
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** What may change a name: words of legal forms, "and" in any language, single letters. */
const mayChangeName = wordFilter([
  ...[...FORMS, ...LEADING_FORMS].flatMap((form) => form.split(' ')),
  ...ANYWHERE,
  ...ANDS,
  'and',
  ...LETTERS,
])

/** What `companyKey` gives, for a folded name of ASCII: most have no such word, or one legal form at their end. */
function keyOfPlain(folded: string): string {
  let from = 0
  for (let to = 0; to < folded.length; to++) {
    if (folded.charCodeAt(to) !== SPACE) continue
    if (mayChangeName(folded, from, to)) return companyKey(folded)
    from = to + 1
  }
  if (!mayChangeName(folded, from, folded.length)) return folded
  return from > 0 && FORMS.has(folded.slice(from)) ? folded.slice(0, from - 1) : companyKey(folded)
}

/** @returns the words with legal forms inside gone, every "and" the same, single letters in a row as one. */
function usualWords(words: readonly string[]): readonly string[] {
  const found: string[] = []
  let wasLetter = false
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (i > 0 && ANYWHERE.has(word)) continue
    const isLetter = word.length <= 2 && SINGLE_LETTER.test(word)
    // Between names, not between initials: `C.Y.C.`
    if (ANDS.has(word) && isName(words[i - 1]) && isName(words[i + 1])) found.push('and')
    else if (isLetter && wasLetter) found[found.length - 1] += word
    else found.push(word)
    wasLetter = isLetter
  }
  return found
}

function isName(word: string | undefined): boolean {
  return word !== undefined && word.length > 1
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
