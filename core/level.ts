/** How well two values of a field agree: the words of every ladder, the null level first. */
export const LEVELS = [
  'blank',
  'other_script',
  'exact',
  'other_reading',
  'same_national',
  'nickname',
  'swapped',
  'swapped_close',
  'part',
  'initial',
  'day_month_swapped',
  'one_digit_off',
  'near',
  'two_digits_off',
  'no_year',
  'same_day',
  'same_month',
  'same_year',
  'close',
  'most_words',
  'some_words',
  'same_local',
  'same_domain',
  'last_digits',
  'similar',
  'differs',
] as const

export type Level = (typeof LEVELS)[number]

/** Place of each in LEVELS, for levels that are kept as numbers. */
export const LEVEL_NUMBERS = Object.fromEntries(LEVELS.map((level, number) => [level, number])) as Readonly<
  Record<Level, number>
>

/** @returns whether the two are one value after normalisation or by nickname, which is what `confirmed` means. */
export function isAgreement(level: Level): boolean {
  return level === 'exact' || level === 'other_reading' || level === 'same_national' || level === 'nickname'
}
