/** Text reduced to what people mean by it: case, diacritics and punctuation gone, words one space apart. */

const PLAIN_WORDS = /^[a-z0-9]+(?: [a-z0-9]+)*$/
const ASCII = /^[\0-\x7f]*$/
const ASCII_GAP = /[^a-z0-9]+/g
const ASCII_APOSTROPHE = /['`]/g
// Marks of Latin, Greek, Cyrillic, Hebrew and Arabic, and the Arabic stretcher. Indic and Thai marks are vowels, the
// Japanese voicing marks make other syllables: they stay.
const MARK = /(?!\u3099|\u309a)(?=\p{Mn})[\p{sc=Zinh}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}]|\u0640/gu
const APOSTROPHE = /['`´\u02b9-\u02bf\u02c8\u02ca\u02cb\u2018-\u201b\u2032\u2035\ua78b\ua78c]/g
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const GAP = /[^\p{L}\p{N}\p{M}]+/gu
const LETTER_WITHOUT_DECOMPOSITION = /[ßæœøłđðþıħŋĸŧəσς]/g
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ĸ: 'k',
  ŧ: 't',
  ə: 'e',
  ς: 'σ',
}

/**
 * @param text any text, lone surrogates included
 * @returns lower-case words one space apart; apostrophes close up (`O'Brien` → `obrien`), any other punctuation parts
 *   words (`Doe-Ray` → `doe ray`); empty where the text has no letter or digit. `fold(fold(x)) === fold(x)`.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (PLAIN_WORDS.test(lower)) return lower
  if (ASCII.test(lower)) return lower.replace(ASCII_APOSTROPHE, '').replace(ASCII_GAP, ' ').trim()
  // Apostrophes go before decomposition, which would turn the acute accent ´ into a space and a mark.
  return lower
    .replace(INVISIBLE, '')
    .replace(APOSTROPHE, '')
    .normalize('NFKD')
    .replace(MARK, '')
    .toLowerCase()
    .replace(LETTER_WITHOUT_DECOMPOSITION, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(APOSTROPHE, '')
    .replace(GAP, ' ')
    .normalize('NFC')
    .trim()
}

/** @returns `text` without characters that nobody sees, trimmed. */
export function visible(text: string): string {
  return (ASCII.test(text) ? text : text.replace(INVISIBLE, '')).trim()
}
