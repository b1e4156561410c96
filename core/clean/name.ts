/** Names: each of the four fields cleaned, and those that a row lacks made from those that it has. */
import { fold, visible } from '../fold.ts'
import { parseName, withoutSuffixes, withoutTitles } from './name-parse.ts'
import type { Reading } from './reading.ts'
import { bad, good } from './reading.ts'

const ONE_PLAIN_WORD = /^[a-z]{3,}$/i
const SPACE = /\s+/
const TRAILING_INITIALS = /^(.*?[^ ]{2,})((?: [a-z])+)$/

/** The key is the name in the order given, middle, family, without titles, suffixes and nickname. */
export function cleanFullName(text: string): readonly Reading[] {
  return checked(text, () => {
    const name = parseName(visible(text))
    return good(text, fold([...name.first, ...name.middle, ...name.last].join(' ')) || fold(text))
  })
}

/** `Dr. Robert J. (Bob)`: key `robert j`; other keys `robert` and `bob`. */
export function cleanGivenName(text: string): readonly Reading[] {
  return checked(text, () => {
    const name = parseName(visible(text))
    const key = fold([...name.first, ...name.middle, ...name.last].join(' ')) || fold(text)
    const withoutInitials = TRAILING_INITIALS.exec(key)?.[1]
    const others = [withoutInitials, ...name.nicknames.map(fold)].filter(
      (other) => other !== undefined && other !== '' && other !== key,
    )
    return good(text, key, others as string[])
  })
}

/** `van der Berg, Jr.`: key `van der berg`. */
export function cleanFamilyName(text: string): readonly Reading[] {
  return checked(text, () => {
    const words = visible(text).replaceAll(',', ' ').split(SPACE)
    const { names } = withoutSuffixes(withoutTitles(words).rest)
    return good(text, fold(names.join(' ')) || fold(text))
  })
}

function checked(text: string, read: () => readonly Reading[]): readonly Reading[] {
  if (ONE_PLAIN_WORD.test(text)) return good(text, text.toLowerCase())
  if (text.includes('@')) return bad(text, 'name.is_email')
  if (!/\p{L}/u.test(text)) return bad(text, 'name.no_letters')
  return read()
}
