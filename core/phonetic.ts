/**
 * What a name sounds like, for finding candidates, never for judging them: npm natural's double metaphone of Latin
 * letters, of other alphabets the consonants, of scripts without letters the name itself.
 */
import { DoubleMetaphone } from 'natural/lib/natural/phonetics/index.js'

const metaphone = new DoubleMetaphone()
const LONGEST = 5
const LATIN = /^[a-z]+$/
/**
 * Letters that slips and other transcriptions change most: vowels and signs of softness or hardness of Cyrillic, Greek,
 * Hebrew and Arabic, the marks that are the vowels of Indic scripts, the long-vowel mark of Japanese.
 */
const VOWEL = /[аеёиоуыэюяйьъіїєўαεηιουωאהויاأإآٱويىةهؤئ]|\p{M}|ー/gu
const ARABIC_ARTICLE = /^ال(?=..)/
const DOUBLED = /(.)\1+/gu

/** @returns one or two codes of a folded name, the likelier first; never an empty one */
export function soundsOf(name: string): readonly string[] {
  const joined = name.replaceAll(' ', '')
  if (!LATIN.test(joined)) return [skeleton(joined)]
  const [first = '', second = ''] = metaphone.process(joined, LONGEST)
  if (first === '') return [joined.slice(0, LONGEST)]
  return second === '' || second === first ? [first] : [first, second]
}

/** A vowel at the beginning counts as any vowel; where hardly a consonant follows, so do those behind the first letter. */
function skeleton(name: string): string {
  const [first = '', ...others] = name.replace(ARABIC_ARTICLE, '')
  const rest = others.join('')
  const consonants = rest.replace(VOWEL, '').replace(DOUBLED, '$1')
  const code =
    consonants.length < 2
      ? first + rest.replace(VOWEL, 'a').replace(DOUBLED, '$1')
      : first.replace(VOWEL, 'a') + consonants
  return [...code].slice(0, LONGEST).join('')
}
