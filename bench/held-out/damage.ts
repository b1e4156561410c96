/** What happens to values on the way into a list. */
import type { Field } from '#core/field.ts'
import type { Random } from '../lists/random.ts'

export type Entry = Readonly<Partial<Record<Field, string>>>

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** One slip of the finger: a letter too many, missing, wrong, or two in the wrong order. The first letter stays mostly. */
export function typo(text: string, random: Random): string {
  const letters = [...text]
  if (letters.length < 2) return text
  const at = random.chance(0.12) ? 0 : 1 + random.below(letters.length - 1)
  const letter = letters[at] as string
  const kind = random.next()
  if (kind < 0.3) letters.splice(at, 1)
  else if (kind < 0.5) letters.splice(at, 0, random.chance(0.5) ? letter : random.pick([...LETTERS]))
  else if (kind < 0.75) letters[at] = neighbour(letter, random)
  else if (at + 1 < letters.length) letters.splice(at, 2, letters[at + 1] as string, letter)
  else letters.splice(at - 1, 2, letter, letters[at - 1] as string)
  return letters.join('')
}

function neighbour(letter: string, random: Random): string {
  const row = ROWS.find((keys) => keys.includes(letter.toLowerCase()))
  if (row === undefined) return random.pick([...LETTERS])
  const at = row.indexOf(letter.toLowerCase())
  const found = row[at === 0 ? 1 : random.chance(0.5) && at + 1 < row.length ? at + 1 : at - 1] as string
  return letter === letter.toLowerCase() ? found : found.toUpperCase()
}

const LOOKALIKES: readonly (readonly [string, string])[] = [
  ['m', 'rn'],
  ['rn', 'm'],
  ['l', '1'],
  ['o', '0'],
  ['e', 'c'],
  ['h', 'b'],
  ['i', 'l'],
  ['u', 'v'],
  ['cl', 'd'],
  ['S', '5'],
  ['B', '8'],
  ['5', 'S'],
  ['1', 'l'],
  ['0', 'O'],
  ['8', '3'],
]

/** A scanned form: one letter read as one that looks like it. */
export function misread(text: string, random: Random): string {
  const possible = LOOKALIKES.filter(([from]) => text.includes(from))
  if (possible.length === 0) return typo(text, random)
  const [from, to] = random.pick(possible)
  const at = random.chance(0.5) ? text.indexOf(from) : text.lastIndexOf(from)
  return text.slice(0, at) + to + text.slice(at + from.length)
}

/** One digit wrong, or two neighbours in the wrong order; what is no digit stays. */
export function digitSlip(text: string, random: Random): string {
  const places = [...text].flatMap((c, i) => (c >= '0' && c <= '9' ? [i] : []))
  if (places.length < 2) return text
  const letters = [...text]
  const nth = random.below(places.length - 1)
  const [at, next] = [places[nth] as number, places[nth + 1] as number]
  if (random.chance(0.5)) [letters[at], letters[next]] = [letters[next] as string, letters[at] as string]
  else letters[at] = String((Number(letters[at]) + 1 + random.below(9)) % 10)
  return letters.join('')
}

/** Without accents, as many a keyboard writes it. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll('œ', 'oe')
}

/** ä as ae: the other way in which German is written without umlauts. */
export function spelledOut(text: string): string {
  const pairs = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss' } as const
  return text.replace(/[äöüÄÖÜß]/g, (letter) => pairs[letter as keyof typeof pairs])
}

/** Each field named goes missing with its probability. */
export function lose(entry: Entry, chances: Readonly<Partial<Record<Field, number>>>, random: Random): Entry {
  const kept: Partial<Record<Field, string>> = {}
  for (const [field, value] of Object.entries(entry)) {
    if (!random.chance(chances[field as Field] ?? 0)) kept[field as Field] = value
  }
  return kept
}

/** Each field named is changed with its probability. */
export function change(
  entry: Entry,
  chances: Readonly<Partial<Record<Field, number>>>,
  how: (text: string, random: Random) => string,
  random: Random,
): Entry {
  const changed: Partial<Record<Field, string>> = {}
  for (const [field, value] of Object.entries(entry)) {
    const isChanged = value !== '' && random.chance(chances[field as Field] ?? 0)
    changed[field as Field] = isChanged ? how(value, random) : value
  }
  return changed
}

/** Given and family name in each other's column. */
export function swapNames(entry: Entry): Entry {
  return { ...entry, first_name: entry.last_name ?? '', last_name: entry.first_name ?? '' }
}

/** As somebody with the shift key, without it, or with a loose space bar types. */
export function restyle(entry: Entry, random: Random): Entry {
  const how = random.pick([
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
    (text: string) => ` ${text.replaceAll(' ', '  ')} `,
  ])
  return Object.fromEntries(Object.entries(entry).map(([field, value]) => [field, how(value)]))
}

export const initialOf = (name: string): string => [...name][0] ?? ''
