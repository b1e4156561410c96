/** Text reduced to what people mean by it: case, diacritics and punctuation gone, words one space apart. */

const ASCII = /^[\0-\x7f]*$/
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
  switch (kindOf(text)) {
    case 'folded':
      return text
    case 'capitals':
      return text.toLowerCase()
    case 'ascii':
      return foldAscii(text.toLowerCase())
    case 'unicode':
      return foldUnicode(text)
  }
}

/** `capitals`: lower case is all that it lacks. */
type TextKind = 'folded' | 'capitals' | 'ascii' | 'unicode'

/**
 * @returns whether `text` is ASCII letters and digits in words one space apart, so that lower case folds it; false for a
 *   blank one
 */
export function isPlainText(text: string): boolean {
  if (text === '') return false
  const kind = kindOf(text)
  return kind === 'folded' || kind === 'capitals'
}

/** One look at each character spares most texts every pattern. */
function kindOf(text: string): TextKind {
  let kind: TextKind = 'folded'
  let before = 0x20
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) return 'unicode'
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) {
      // a letter or digit as it stays
    } else if (code >= 0x41 && code <= 0x5a) {
      if (kind === 'folded') kind = 'capitals'
    } else if (code !== 0x20 || before === 0x20) kind = 'ascii'
    before = code
  }
  return before === 0x20 && text !== '' ? 'ascii' : kind
}

/** @param lower ASCII in lower case */
function foldAscii(lower: string): string {
  let folded = ''
  let start = -1
  let isApart = false
  for (let i = 0; i <= lower.length; i++) {
    const code = i < lower.length ? lower.charCodeAt(i) : 0
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) {
      if (start < 0) start = i
      continue
    }
    if (start >= 0) {
      if (isApart && folded !== '') folded += ' '
      folded += lower.slice(start, i)
      start = -1
      isApart = false
    }
    // ' and ` close up, all else parts words.
    if (code !== 0x27 && code !== 0x60) isApart = true
  }
  return folded
}

function foldUnicode(text: string): string {
  // Apostrophes go before decomposition, which would turn the acute accent ´ into a space and a mark.
  return text
    .toLowerCase()
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
