/** A birthday in several columns (Thunderbird's Birth Year, Birth Month, Birth Day) as one date. */

const YEAR = /^\d{4}$/
const MONTH_OR_DAY = /^\d{1,2}$/

/**
 * @param cells what the birthday columns of a row say, in mapped order: year, month, day
 * @returns `1958-04-13`, `--04-13` without a year, or null where the columns are dates of their own
 */
export function joinBirthday(cells: readonly string[]): string | null {
  if (cells.length !== 3) return null
  const [year, month, day] = cells.map((cell) => cell.trim()) as [string, string, string]
  if (!MONTH_OR_DAY.test(month) || !MONTH_OR_DAY.test(day)) return null
  if (year !== '' && !YEAR.test(year)) return null
  return `${year === '' ? '-' : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
