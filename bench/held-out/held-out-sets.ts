/**
 * Every set of ours: made up here, fictional, the same on every machine. `tuning` sets may be looked at, with their
 * truth, for choosing what is shipped; `judging` sets are only scored, and nobody who chooses looks at their rows
 * (decision 0038).
 */
import type { SetSource } from '../quality/linkage-set.ts'
import { BIG_COMPANY } from './big-company.ts'
import { CLUB_GERMAN } from './club-german.ts'
import { CRM_MOVED } from './crm-moved.ts'
import { DONORS_FRENCH } from './donors-french.ts'
import { DOUBLED_DIRECTORY } from './doubled-directory.ts'
import { FAMILIES } from './families.ts'
import { FIGURES } from './figures.ts'
import { HEAVY_DAMAGE } from './heavy-damage.ts'
import { LATIN_SURNAMES } from './latin-surnames.ts'
import { NAME_CITY_YEAR } from './name-city-year.ts'
import { NEWSLETTER } from './newsletter.ts'
import { CHAINS, EUROPEAN_FIRMS } from './organisations.ts'
import { PHONES } from './phones.ts'
import { REGISTER_AMERICAN, REGISTER_GERMAN } from './register.ts'
import { COMMON_STRANGERS, STRANGERS_90, STRANGERS_NONE } from './strangers.ts'
import { EAST_ASIAN, TRANSLITERATED } from './transliterated.ts'

export const HELD_OUT_SETS: readonly SetSource[] = [
  CRM_MOVED,
  CLUB_GERMAN,
  FAMILIES,
  HEAVY_DAMAGE,
  EAST_ASIAN,
  CHAINS,
  COMMON_STRANGERS,
  PHONES,
  REGISTER_AMERICAN,
  NEWSLETTER,
  DONORS_FRENCH,
  LATIN_SURNAMES,
  BIG_COMPANY,
  TRANSLITERATED,
  EUROPEAN_FIRMS,
  NAME_CITY_YEAR,
  STRANGERS_90,
  STRANGERS_NONE,
  DOUBLED_DIRECTORY,
  REGISTER_GERMAN,
  FIGURES,
]
