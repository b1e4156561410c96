/**
 * The block scan itself: 64 units (bytes, or pairs of bytes in UTF-16) at a time become words of 64 bits, one bit a unit.
 *
 * Whether a unit lies inside quotes is the number of quotes up to it being odd, which is the record engine's reading as
 * long as every quote that opens by that count stands behind a delimiter, a line end or the quote that it doubles. The
 * program stops before a block where one does not, or where a \r outside quotes is no part of a \r\n: the engine knows.
 * After Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019, section 3.1.1.
 */
import { type Code, either, forever, get, i32, i64, leave, moduleOf, set, vector, when } from './assemble.ts'

export interface BlockDialect {
  /** Units, below 0x80 each; no quote: null. */
  readonly quote: number | null
  readonly delimiter: number
  readonly width: 1 | 2
  /** Of a pair of bytes, the higher one comes first. */
  readonly isBigEndian: boolean
  /** Of memory, of 64 KiB each. */
  readonly pages: number
}

const LF = 10
const CR = 13
/** Of a block. */
export const UNITS = 64
const STEPS = [1, 2, 4, 8, 16, 32]
const ALL = i64.of(-1)

const ints = ['at', 'to', 'wanted', 'end', 'rows', 'count', 'before'] as const
const longs = [
  'lf',
  'cr',
  'quotes',
  'odd',
  'inside',
  'ends',
  'empty',
  'lfBefore',
  'crBefore',
  'lastLf',
  'lastCr',
  'wrong',
] as const
type Local = (typeof ints)[number] | (typeof longs)[number]

const numbers = new Map<Local, number>([...ints, ...longs].map((name, i) => [name, i]))
const numberOf = (name: Local) => numbers.get(name) as number
const FIRST_VECTOR = numbers.size

const its = (name: Local) => get(numberOf(name))
const put = (name: Local, value: Code) => set(numberOf(name), value)
const not = (bits: Code) => i64.xor(bits, ALL)
const all = (...bits: readonly Code[]) => bits.reduce((a, b) => i64.and(a, b))
const any = (...bits: readonly Code[]) => bits.reduce((a, b) => i64.or(a, b))
/** The bits of a word moved up, filled from the word of the block before. */
const moved = (name: Local, last: Local, by: number) =>
  i64.or(i64.shiftLeft(its(name), i64.of(by)), i64.shiftRight(its(last), i64.of(UNITS - by)))

/**
 * @returns a module whose `run(at, to, wanted)` reads memory from `at`, where a record begins, up to `to` at most, with a
 *   line end right before `at`; it gives back where the last record that it is sure of ends, how many rows (never
 *   `wanted` or more) end up to there, and where it stopped
 */
export function blockScanModule({ quote, delimiter, width, isBigEndian, pages }: BlockDialect): Uint8Array {
  /** The block's vectors, as they were loaded. */
  const places = Array.from({ length: (UNITS * width) / 16 }, (_, i) => FIRST_VECTOR + i)
  const isThere = (place: number, unit: number) => {
    const pair = isBigEndian ? [0, unit] : [unit, 0]
    const filled = vector.of(Array.from({ length: 16 }, (_, i) => (width === 1 ? unit : (pair[i % 2] as number))))
    return width === 1 ? vector.equalBytes(get(place), filled) : vector.equalPairs(get(place), filled)
  }
  /** Of sixteen units. */
  const bitsFrom = (i: number, unit: number) =>
    vector.bits(
      width === 1
        ? isThere(places[i] as number, unit)
        : vector.narrow(isThere(places[2 * i] as number, unit), isThere(places[2 * i + 1] as number, unit)),
    )
  const here = (unit: number) => {
    const half = (i: number) => i32.or(bitsFrom(i, unit), i32.shiftLeft(bitsFrom(i + 1, unit), i32.of(16)))
    return i64.or(i64.ofInt(half(0)), i64.shiftLeft(i64.ofInt(half(2)), i64.of(32)))
  }

  const specials = quote === null ? [CR] : [CR, quote]
  const isSpecial = vector.isAny(
    places.flatMap((place) => specials.map((unit) => isThere(place, unit))).reduce((a, b) => vector.or(a, b)),
  )
  const isAfter = (unit: number) => i32.isEqual(its('before'), i32.of(isBigEndian ? unit << 8 : unit))
  /** 1, the block's first bit, where the unit before it lets a cell begin. */
  const isCellStart = quote === null ? [] : [LF, CR, quote, delimiter].map(isAfter).reduce((a, b) => i32.or(a, b))
  const before = i32.sub(its('at'), i32.of(width))
  const stop = leave(its('end'), its('rows'), its('at'))
  const readQuotes =
    quote === null
      ? []
      : [
          put('quotes', here(quote)),
          put('odd', its('quotes')),
          ...STEPS.map((by) => put('odd', i64.xor(its('odd'), i64.shiftLeft(its('odd'), i64.of(by))))),
          put('odd', i64.xor(its('odd'), its('inside'))),
          // Quotes that open where no cell begins, as far as the block can say.
          put(
            'wrong',
            all(
              its('quotes'),
              its('odd'),
              not(i64.shiftLeft(any(its('lf'), its('cr'), its('quotes'), here(delimiter)), i64.of(1))),
            ),
          ),
          when(
            i64.isAny(its('wrong')),
            put('before', width === 1 ? i32.loadByte(before) : i32.loadPair(before)),
            when(i64.isAny(i64.xor(its('wrong'), i64.ofInt(isCellStart))), stop),
          ),
        ]
  const body = [
    put('end', its('at')),
    put('lastLf', ALL),
    forever(
      when(i32.isAbove(i32.add(its('at'), i32.of(UNITS * width)), its('to')), stop),
      ...places.map((place, i) => set(place, vector.load(its('at'), 16 * i))),
      put('lf', here(LF)),
      put('cr', i64.of(0)),
      put('ends', its('lf')),
      put('lfBefore', moved('lf', 'lastLf', 1)),
      put('empty', all(its('lf'), its('lfBefore'))),
      when(
        i32.or(isSpecial, i64.isAny(any(its('inside'), its('lastCr')))),
        put('cr', here(CR)),
        ...readQuotes,
        put('crBefore', moved('cr', 'lastCr', 1)),
        when(i64.isAny(all(its('crBefore'), not(any(its('lf'), moved('odd', 'inside', 1))))), stop),
        put('empty', any(its('empty'), all(its('lf'), its('crBefore'), moved('lf', 'lastLf', 2)))),
        put('ends', all(its('ends'), not(its('odd')))),
        put('empty', all(its('empty'), its('ends'))),
        put('inside', i64.shiftRightSigned(its('odd'), i64.of(UNITS - 1))),
      ),
      put('count', i32.ofLong(i64.sub(i64.ones(its('ends')), i64.ones(its('empty'))))),
      when(i32.isAtLeast(i32.add(its('rows'), its('count')), its('wanted')), stop),
      put('rows', i32.add(its('rows'), its('count'))),
      put(
        'end',
        either(
          i64.isAny(its('ends')),
          i32.add(
            its('at'),
            i32.shiftLeft(i32.sub(i32.of(UNITS), i32.ofLong(i64.leadingZeros(its('ends')))), i32.of(width - 1)),
          ),
          its('end'),
        ),
      ),
      put('lastLf', its('lf')),
      put('lastCr', its('cr')),
      put('at', i32.add(its('at'), i32.of(UNITS * width))),
    ),
  ].flat()
  return moduleOf({
    parameters: 3,
    ints: ints.length - 3,
    longs: longs.length,
    vectors: places.length,
    results: 3,
    body,
    pages,
  })
}
