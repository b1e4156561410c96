/** Made-up phone cells of every region, in every writing: what the quick and the slow reading are held against. */
import metadata from 'libphonenumber-js/max/metadata'

export interface PhoneCase {
  readonly text: string
  readonly country: string | null
}

/** @returns a whole number from 0 to below `bound` */
export type Below = (bound: number) => number

/** Countries of the numbering tables. */
export const REGIONS: readonly string[] = Object.keys(metadata.countries)

type Row = readonly unknown[]
const ROWS = metadata.countries as unknown as Readonly<Record<string, Row>>
const CODES_OF_NO_COUNTRY = Object.keys(metadata.nonGeographic)

/** @returns one cell that has to do with `region`: a number of one of its patterns, spoilt or not, in some writing. */
export function phoneCase(region: string, below: Below): PhoneCase {
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T
  const row = ROWS[region] ?? []
  const national = spoilt(nationalNumber(row, below), below)
  const text = written(prefixed(national, row, below), below).trim()
  const country = pick([region, region, region, region, pick(REGIONS), null, 'XX'])
  return { text: text === '' ? '0' : text, country }
}

/** A number as some pattern of the plan has it, or any digits. */
function nationalNumber(row: Row, below: Below): string {
  const kinds = ((row[11] as readonly unknown[] | undefined) ?? []).flatMap((kind) =>
    Array.isArray(kind) && kind[0] !== '' ? [kind[0] as string] : [],
  )
  const choice = below(kinds.length + 2)
  if (choice === kinds.length) return sample(row[2] as string, below)
  if (choice > kinds.length) return anyDigits(1 + below(17), below)
  return sample(kinds[choice] ?? '', below)
}

function anyDigits(count: number, below: Below): string {
  return Array.from({ length: count }, () => below(10)).join('')
}

function spoilt(digits: string, below: Below): string {
  const at = below(digits.length + 1)
  switch (below(9)) {
    case 0:
      return `${digits.slice(0, at)}${below(10)}${digits.slice(at + 1)}`
    case 1:
      return digits.slice(0, at) + digits.slice(at + 1)
    case 2:
      return `${digits.slice(0, at)}${below(10)}${digits.slice(at)}`
    case 3:
      return digits.slice(0, at)
    case 4:
      return `${digits.slice(0, at)}${digits[at + 1] ?? ''}${digits[at] ?? ''}${digits.slice(at + 2)}`
    default:
      return digits
  }
}

/** What people dial before a number: nothing, a trunk prefix or carrier code, a country code with or without its plus. */
function prefixed(national: string, row: Row, below: Below): string {
  const code = String(row[0])
  const trunk = String(row[5] || '0')
  const international = sample(String(row[1]), below)
  const parsed = row[7] ? sample(String(row[7]), below) : trunk
  const foreign = CODES_OF_NO_COUNTRY[below(CODES_OF_NO_COUNTRY.length)] ?? ''
  const prefixes = [
    ...['', '', trunk, trunk, parsed, parsed, trunk + trunk, code, `${code}${trunk}`, '0', '1', '00'],
    ...[`+${code}`, `+${code}`, `+${code}`, `+${code}(${trunk})`, `+${code} ${parsed}`, `+${code}${code}`],
    ...[`00${code}`, `00${code}`, `${international}${code}`, `${international} ${code} ${trunk}`, `(+${code})`],
    ...[`+${foreign}`, `00${foreign}`, `+${below(1000)}`, `+0`, `++${code}`, `＋${code}`, `011${code}`, `0 0${code}`],
  ]
  return `${prefixes[below(prefixes.length)] ?? ''}${below(2) === 0 ? '' : ' '}${national}`
}

const GAPS = [' ', '-', '.', '/', ' - ', ' / ', ')', '(', '  ', ', ', '–', '\u00a0', '+', '#', 'x', ' or ', ';']
const TAILS = [
  ' x12',
  ' ext. 4',
  ' ext 123',
  ' extension 7',
  'x1',
  ' #44',
  '#',
  ' x',
  '.0',
  '.00',
  ',0',
  ' Ext: 12345678',
  ',',
  '.',
]
const HEADS = ['tel:', 'M: ', '(', 'T ', '+', ' ', "'", '=', 'o', 'phone ']

/** The same in one of the usual writings, mostly; else in one that nobody expects. */
function written(dialled: string, below: Below): string {
  const grouped =
    below(3) === 0 ? dialled : withGaps(dialled, GAPS[below(below(4) === 0 ? GAPS.length : 4)] ?? ' ', below)
  const headed = below(25) === 0 ? (HEADS[below(HEADS.length)] ?? '') + grouped : grouped
  const tailed = below(8) === 0 ? headed + (TAILS[below(TAILS.length)] ?? '') : headed
  switch (below(40)) {
    case 0:
      return tailed.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
    case 1:
      return tailed.replaceAll('0', 'O')
    case 2:
      return `${tailed} / ${anyDigits(4 + below(8), below)}`
    default:
      return tailed
  }
}

function withGaps(dialled: string, gap: string, below: Below): string {
  let text = ''
  for (const character of dialled) text += below(4) === 0 && /\d/.test(character) ? gap + character : character
  return text
}

const TOKEN = /\\d|\[[^\]]+\]|\d|\(\?:|[()|$]|\{(\d+)(?:,(\d+))?\}|[?]/y

/** @returns digits that `pattern` matches, every alternative as likely; knows what numbering patterns are made of. */
export function sample(pattern: string, below: Below): string {
  let at = 0
  const alternatives = (): string => {
    const found = [sequence()]
    while (pattern[at] === '|') {
      at++
      found.push(sequence())
    }
    return found[below(found.length)] ?? ''
  }
  const sequence = (): string => {
    let text = ''
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') text += repeated()
    return text
  }
  const repeated = (): string => {
    const start = at
    const first = atom()
    TOKEN.lastIndex = at
    const token = TOKEN.exec(pattern)
    if (token === null || !(token[0] === '?' || token[0].startsWith('{'))) return first
    const end = TOKEN.lastIndex
    const least = token[0] === '?' ? 0 : Number(token[1])
    const most = token[0] === '?' ? 1 : Number(token[2] ?? token[1])
    let text = ''
    for (let n = least + below(most - least + 1); n > 0; n--) {
      at = start
      text += atom()
    }
    at = end
    return text
  }
  const atom = (): string => {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(pattern)?.[0]
    if (token === undefined) throw new Error(`no numbering pattern: ${pattern}`)
    at += token.length
    if (token === '(?:' || token === '(') {
      const inside = alternatives()
      at++
      return inside
    }
    if (token === '\\d') return String(below(10))
    if (token === '$') return ''
    return token.startsWith('[') ? memberOf(token.slice(1, -1), below) : token
  }
  return alternatives()
}

/** @param members of a class of digits: `13-79` */
function memberOf(members: string, below: Below): string {
  const digits = members.replace(/(\d)-(\d)/g, (_range, from: string, to: string) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i).join(''),
  )
  return digits[below(digits.length)] ?? ''
}
