/**
 * The block scan itself: 64 units (bytes, or pairs of bytes in UTF-16) at a time become words of 64 bits, one bit a unit.
 *
 * Whether a unit lies inside quotes is the number of quotes up to it being odd, which is the record engine's reading as
 * long as every quote that opens by that count stands behind a delimiter, a line end or the quote that it doubles. The
 * program stops before a block where one does not, or where a \r outside quotes is no part of a \r\n: the engine knows.
 * After Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019, section 3.1.1.
 */
import { type Code, forever, get, i32, i64, leave, moduleOf, set, vector, when } from './assemble.ts'

export interface BlockDialect {
  /** Units, below 0x80 each; no quote: null. */
  readonly quote: number | null
  readonly delimiter: number
  readonly width: 1 | 2
  /** Of a pair of bytes, the higher one comes first. */
  readonly isBigEndian?: boolean
}

const LF = 10
const CR = 13
/** Of a block. */
export const UNITS = 64
const STEPS = [1, 2, 4, 8, 16, 32]
const ALL = i64.of(-1)

const ints = ['at', 'to', 'wanted', 'end', 'rows', 'count'] as const
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
] as const
const local = Object.fromEntries([...ints, ...longs].map((name, i) => [name, i])) as Record<
  (typeof ints)[number] | (typeof longs)[number],
  number
>
const its = (name: keyof typeof local) => get(local[name])
const put = (name: keyof typeof local, value: Code) => set(local[name], value)
const not = (bits: Code) => i64.xor(bits, ALL)
const all = (...bits: readonly Code[]) => bits.reduce((a, b) => i64.and(a, b))
const any = (...bits: readonly Code[]) => bits.reduce((a, b) => i64.or(a, b))

/**
 * @param pages of memory
 * @returns a module whose `run(at, to, wanted)` reads memory from `at`, where a record begins, up to `to` at most, with a
 *   line end right before `at`; it gives back where the last record that it is sure of ends, how many rows (never
 *   `wanted` or more) end up to there, and where it stopped
 */
export function blockScanModule({ quote, delimiter, width, isBigEndian }: BlockDialect, pages: number): Uint8Array {
  /** Sixteen bytes of one unit. */
  const filled = (unit: number) => {
    const pair = isBigEndian ? [0, unit] : [unit, 0]
    return vector.of(Array.from({ length: 16 }, (_, i) => (width === 1 ? unit : (pair[i % 2] as number))))
  }
  /** Which of sixteen units, from so many bytes behind one unit before `at`, are that one. */
  const sixteen = (unit: number, offset: number) => {
    const equal = (from: number) => {
      const loaded = vector.load(i32.sub(its('at'), i32.of(width)), from)
      return width === 1 ? vector.equalBytes(loaded, filled(unit)) : vector.equalPairs(loaded, filled(unit))
    }
    return vector.bits(width === 1 ? equal(offset) : vector.narrow(equal(offset), equal(offset + 16)))
  }
  const sixtyFour = (unit: number, offset: number) =>
    any(
      ...[0, 16, 32, 48].map((place) => i64.shiftLeft(i64.ofInt(sixteen(unit, offset + place * width)), i64.of(place))),
    )
  const here = (unit: number) => sixtyFour(unit, width)
  const oneBefore = (unit: number) => sixtyFour(unit, 0)
  /** The bits of a word moved up, filled from the word of the block before. */
  const moved = (name: keyof typeof local, last: keyof typeof local, by: number) =>
    i64.or(i64.shiftLeft(its(name), i64.of(by)), i64.shiftRight(its(last), i64.of(UNITS - by)))

  const stop = leave(its('end'), its('rows'), its('at'))
  const quotes =
    quote === null
      ? []
      : [
          put('odd', its('quotes')),
          ...STEPS.map((by) => put('odd', i64.xor(its('odd'), i64.shiftLeft(its('odd'), i64.of(by))))),
          put('odd', i64.xor(its('odd'), its('inside'))),
          when(
            i64.isAny(
              all(its('quotes'), its('odd'), not(any(oneBefore(delimiter), ...[LF, CR, quote].map(oneBefore)))),
            ),
            stop,
          ),
        ]
  const body = [
    put('end', its('at')),
    put('lastLf', ALL),
    forever(
      when(i32.isAbove(i32.add(its('at'), i32.of(UNITS * width)), its('to')), stop),
      put('lf', here(LF)),
      put('cr', here(CR)),
      quote === null ? [] : put('quotes', here(quote)),
      put('ends', its('lf')),
      put('lfBefore', moved('lf', 'lastLf', 1)),
      put('empty', all(its('lf'), its('lfBefore'))),
      when(
        i64.isAny(any(its('quotes'), its('inside'), its('cr'), its('lastCr'))),
        ...quotes,
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
      when(
        i64.isAny(its('ends')),
        put(
          'end',
          i32.add(
            its('at'),
            i32.shiftLeft(i32.sub(i32.of(UNITS), i32.ofLong(i64.leadingZeros(its('ends')))), i32.of(width - 1)),
          ),
        ),
      ),
      put('lastLf', its('lf')),
      put('lastCr', its('cr')),
      put('at', i32.add(its('at'), i32.of(UNITS * width))),
    ),
  ].flat()
  return moduleOf({ parameters: 3, ints: 3, longs: longs.length, results: 3, body, pages })
}
