/** What people read for how well two values agree. */
import type { Level } from '#core/level.ts'

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  blank: 'only one side has it',
  other_script: 'in other letters',
  exact: 'the same',
  other_reading: 'the same, read in another way',
  same_national: 'the same number, without the country code',
  nickname: 'a nickname of the other',
  swapped: 'first and last name swapped',
  swapped_close: 'swapped, and nearly the same',
  part: 'one is a part of the other',
  initial: 'an initial that fits',
  day_month_swapped: 'day and month swapped',
  one_digit_off: 'one digit differs',
  near: 'a few days apart',
  two_digits_off: 'two digits differ',
  no_year: 'the same day, one without its year',
  same_day: 'the same day of the month only',
  same_month: 'the same month only',
  same_year: 'the same year only',
  close: 'nearly the same',
  most_words: 'most words are the same',
  some_words: 'some words are the same',
  same_local: 'the same before the @',
  same_domain: 'the same after the @',
  last_digits: 'the last digits are the same',
  similar: 'a little alike',
  differs: 'differs',
}

/** @returns words for a level's name; one that is newer than this page stands as it is. */
export function levelWords(level: string): string {
  return Object.hasOwn(LEVEL_WORDS, level) ? LEVEL_WORDS[level as Level] : level.replaceAll('_', ' ')
}
