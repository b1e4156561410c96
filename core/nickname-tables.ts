/** The built-in nicknames of all languages: one table of lines each, as `pairsOfTable` reads them. */
import { ARABIC_NICKNAMES } from './nicknames/arabic.ts'
import { CZECH_NICKNAMES } from './nicknames/czech.ts'
import { DUTCH_NICKNAMES } from './nicknames/dutch.ts'
import { ENGLISH_NICKNAMES } from './nicknames/english.ts'
import { FINNISH_NICKNAMES } from './nicknames/finnish.ts'
import { FRENCH_NICKNAMES } from './nicknames/french.ts'
import { GERMAN_NICKNAMES } from './nicknames/german.ts'
import { GREEK_NICKNAMES } from './nicknames/greek.ts'
import { HUNGARIAN_NICKNAMES } from './nicknames/hungarian.ts'
import { ITALIAN_NICKNAMES } from './nicknames/italian.ts'
import { POLISH_NICKNAMES } from './nicknames/polish.ts'
import { PORTUGUESE_NICKNAMES } from './nicknames/portuguese.ts'
import { ROMANIAN_NICKNAMES } from './nicknames/romanian.ts'
import { RUSSIAN_NICKNAMES } from './nicknames/russian.ts'
import { SCANDINAVIAN_NICKNAMES } from './nicknames/scandinavian.ts'
import { SOUTH_SLAVIC_NICKNAMES } from './nicknames/south-slavic.ts'
import { SPANISH_NICKNAMES } from './nicknames/spanish.ts'
import { TURKISH_NICKNAMES } from './nicknames/turkish.ts'
import { UKRAINIAN_NICKNAMES } from './nicknames/ukrainian.ts'

export const NICKNAME_TABLES = {
  arabic: ARABIC_NICKNAMES,
  czech: CZECH_NICKNAMES,
  dutch: DUTCH_NICKNAMES,
  english: ENGLISH_NICKNAMES,
  finnish: FINNISH_NICKNAMES,
  french: FRENCH_NICKNAMES,
  german: GERMAN_NICKNAMES,
  greek: GREEK_NICKNAMES,
  hungarian: HUNGARIAN_NICKNAMES,
  italian: ITALIAN_NICKNAMES,
  polish: POLISH_NICKNAMES,
  portuguese: PORTUGUESE_NICKNAMES,
  romanian: ROMANIAN_NICKNAMES,
  russian: RUSSIAN_NICKNAMES,
  scandinavian: SCANDINAVIAN_NICKNAMES,
  'south-slavic': SOUTH_SLAVIC_NICKNAMES,
  spanish: SPANISH_NICKNAMES,
  turkish: TURKISH_NICKNAMES,
  ukrainian: UKRAINIAN_NICKNAMES,
} as const
