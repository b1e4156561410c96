import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js'
import { describe, expect, it } from 'vitest'
import { damerauLevenshtein, jaroWinkler } from './similarity.ts'

/** Jaro–Winkler as published, to the places given there. */
const PUBLISHED: readonly (readonly [source: string, a: string, b: string, published: number])[] = [
  // Winkler 1994, "Advanced Methods for Record Linkage", table 2.1.
  ['Winkler 1994', 'SHACKLEFORD', 'SHACKELFORD', 0.982],
  ['Winkler 1994', 'DUNNINGHAM', 'CUNNIGHAM', 0.896],
  ['Winkler 1994', 'NICHLESON', 'NICHULSON', 0.956],
  ['Winkler 1994', 'JONES', 'JOHNSON', 0.832],
  ['Winkler 1994', 'MASSEY', 'MASSIE', 0.933],
  ['Winkler 1994', 'ABROMS', 'ABRAMS', 0.922],
  ['Winkler 1994', 'ITMAN', 'SMITH', 0.467],
  ['Winkler 1994', 'JERALDINE', 'GERALDINE', 0.926],
  ['Winkler 1994', 'MARHTA', 'MARTHA', 0.961],
  ['Winkler 1994', 'MICHELLE', 'MICHAEL', 0.921],
  ['Winkler 1994', 'JULIES', 'JULIUS', 0.933],
  ['Winkler 1994', 'TANYA', 'TONYA', 0.88],
  ['Winkler 1994', 'DWAYNE', 'DUANE', 0.84],
  ['Winkler 1994', 'SEAN', 'SUSAN', 0.805],
  ['Winkler 1994', 'JON', 'JOHN', 0.933],
  ['Winkler 1994', 'HIGBEE', 'HIGHEE', 0.922],
  ['Winkler 1994', 'LACURA', 'LOCURA', 0.9],
  ['Winkler 1994', 'DECATUR', 'DECATIR', 0.943],
  ['Winkler 1994', 'BROOK HALLOW', 'BROOK HLLW', 0.967],
  // Half-transpositions rounded down, as in the Census Bureau's C code.
  ['LingPipe', 'ABCAWXYZ', 'BCAWXYZ', 0.91071],
  ['LingPipe', 'WIBBELLY', 'WOBRELBLY', 0.85298],
  ['LingPipe', 'ABCDUVWXYZ', 'DBCAUVWXYZ', 0.96667],
  ['jaro_winkler (Ruby)', '12345678', '12345867', 0.975],
  ['jaro_winkler (Ruby)', 'tony', 'tonytonyjan', 0.8727],
  ['jaro_winkler (Ruby)', '馬英九', '馬英丸', 0.8222],
  // No bonus at or below 0.7.
  ['strsim', 'Friedrich Nietzsche', 'Fran-Paul Sartre', 0.452],
  ['textdistance', 'Sint-Pietersplein 6, 9000 Gent', 'Test 10, 1010 Brussel', 0.5182539682539683],
  ['rapidfuzz', '000000001', '0000010', 0.926984],
  // Longer than a machine word, on either side and on both.
  ['rapidfuzz', '0'.repeat(63), '0'.repeat(65), 0.993846],
  ['rapidfuzz', `01${'0'.repeat(126)}`, '0'.repeat(65), 0.852344],
  ['rapidfuzz', '01234567', `${'0'.repeat(170)}7654321${'0'.repeat(200)}`, 0.54874],
  ['commons-text', '/opt/software1', '/opt/software2', 0.971428],
  ['jellyfish', 'dixon', 'dicksonx', 0.813],
]

type Convention = 'half-transposition' | 'bonus at or below 0.7'

/** All that npm natural gives otherwise on published pairs, both ways round, and why. */
const NATURAL_DIFFERS: readonly (readonly [a: string, b: string, natural: number, cause: Convention])[] = [
  ['ABCAWXYZ', 'BCAWXYZ', 0.886905, 'half-transposition'],
  ['WIBBELLY', 'WOBRELBLY', 0.831548, 'half-transposition'],
  ['12345678', '12345867', 0.9625, 'half-transposition'],
  ['Sint-Pietersplein 6, 9000 Gent', 'Test 10, 1010 Brussel', 0.504365, 'half-transposition'],
  ['Friedrich Nietzsche', 'Fran-Paul Sartre', 0.561988, 'bonus at or below 0.7'],
  ['01234567', `${'0'.repeat(170)}7654321${'0'.repeat(200)}`, 0.593866, 'bonus at or below 0.7'],
]

/** Letters, accents, a half of a pair and code points outside the basic plane; few, so that they often meet. */
const letter = fc.constantFrom('a', 'b', 'c', 'é', '漢', 'ｅ', '𝒜', '𝄞', '\ud835', '\udc9c')
const plainLetter = fc.constantFrom(...'abcdeé')
const lengths = fc.constantFrom(0, 1, 2, 3, 5, 8, 13, 31, 32, 33, 63, 64, 65, 130)
const wordOf = (unit: fc.Arbitrary<string>) =>
  lengths.chain((length) => fc.array(unit, { minLength: length, maxLength: length })).map((units) => units.join(''))
const word = fc.oneof(wordOf(letter), wordOf(plainLetter), fc.string({ unit: plainLetter, maxLength: 12 }))
/** A word and what a slip or two make of it. */
const slipped = fc
  .tuple(word, fc.array(fc.tuple(fc.nat(140), fc.nat(3), letter), { maxLength: 3 }))
  .map(([text, slips]) => [text, slips.reduce(slip, [...text]).join('')] as const)
const pair = fc.oneof(fc.tuple(word, word), slipped)

function slip(points: readonly string[], [place, kind, put]: readonly [number, number, string]): string[] {
  const at = points.length === 0 ? 0 : place % points.length
  const [before, here, behind] = [points.slice(0, at), points.slice(at, at + 1), points.slice(at + 1)]
  if (kind === 0) return [...before, ...behind]
  if (kind === 1) return [...before, put, ...here, ...behind]
  if (kind === 2) return [...before, put, ...behind]
  return [...before, ...behind.slice(0, 1), ...here, ...behind.slice(1)]
}

describe('jaroWinkler', () => {
  it.each(PUBLISHED)('gives the value of %s for %s and %s', (_source, a, b, published) => {
    const places = String(published).split('.')[1]?.length ?? 0
    // Some sources round, some cut off.
    const unit = Math.max(10 ** -Math.max(3, places), 1e-6)
    expect(Math.abs(jaroWinkler(a, b) - published)).toBeLessThan(unit)
    expect(Math.abs(jaroWinkler(b, a) - published)).toBeLessThan(unit)
  })

  it('finds a blank like nothing, not like another blank', () => {
    expect(jaroWinkler('', '')).toBe(0)
    expect(jaroWinkler('', 'anna')).toBe(0)
    expect(jaroWinkler('anna', '')).toBe(0)
  })

  it('counts code points, not UTF-16 units', () => {
    expect(jaroWinkler('𝒜𝒷𝒸𝒹', '𝒜𝒷𝒹𝒸')).toBe(jaroWinkler('abcd', 'abdc'))
    expect(jaroWinkler('𝒜', '𝒝')).toBe(0)
    expect(jaroWinkler('𝒜', '\ud835')).toBe(0)
  })

  it('is the textbook algorithm, symmetric, within 0 and 1, and 1 only for equals', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const alike = jaroWinkler(a, b)
        expect(alike).toBeCloseTo(textbookJaroWinkler([...a], [...b]), 12)
        expect(jaroWinkler(b, a)).toBe(alike)
        expect(alike).toBeGreaterThanOrEqual(0)
        expect(alike).toBeLessThanOrEqual(1)
        if (a !== '') expect(alike === 1).toBe(a === b)
        if (a !== '') expect(jaroWinkler(a, a)).toBe(1)
      }),
      { numRuns: 3000, seed: 1 },
    )
  })

  it.each([31, 32, 33, 63, 64, 65])('has no edge at length %i', (length) => {
    const a = 'ab'.repeat(33).slice(0, length)
    expect(jaroWinkler(a, a)).toBe(1)
    expect(jaroWinkler(a, `${a}x`)).toBeCloseTo((1 + length / (length + 1) + 1) / 3 + 0.4 * (1 / (3 * (length + 1))), 9)
  })

  it('gives the same for a word among many, whatever was compared before', () => {
    const words = ['anna', 'hanna', '漢字', 'ａnna', '𝒜nna', 'x'.repeat(40), `${'x'.repeat(39)}y`, 'nana']
    for (const a of words) {
      for (const b of words) expect(jaroWinkler(a, b)).toBeCloseTo(textbookJaroWinkler([...a], [...b]), 12)
    }
  })

  it.each(NATURAL_DIFFERS)('differs from natural on %s and %s: %f there, by a %s', (a, b, natural, cause) => {
    for (const [one, other] of [[a, b] as const, [b, a] as const]) {
      expect(JaroWinklerDistance(one, other, {})).toBeCloseTo(natural, 6)
      expect(causesOfDifference(one, other)).toEqual([cause])
    }
  })

  it('is what natural gives wherever neither convention shows, and explains the rest', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.tuple(fc.string({ unit: plainLetter }), fc.string({ unit: plainLetter })), slipped),
        ([a, b]) => {
          // natural counts UTF-16 units, and finds two blanks equal.
          if (/[\ud800-\udfff]/.test(a + b) || a === '' || b === '') return
          const difference = Math.abs(jaroWinkler(a, b) - JaroWinklerDistance(a, b, {}))
          if (difference > 1e-9) expect(causesOfDifference(a, b)).not.toEqual([])
          else if (a !== b) expect(causesOfDifference(a, b)).toEqual([])
        },
      ),
      { numRuns: 2000, seed: 2 },
    )
  })
})

describe('damerauLevenshtein', () => {
  it('counts each kind of slip as one', () => {
    expect(damerauLevenshtein('smith', 'smth', 3)).toBe(1)
    expect(damerauLevenshtein('smith', 'smiith', 3)).toBe(1)
    expect(damerauLevenshtein('smith', 'smyth', 3)).toBe(1)
    expect(damerauLevenshtein('smith', 'simth', 3)).toBe(1)
    expect(damerauLevenshtein('kitten', 'sitting', 5)).toBe(3)
    // Optimal string alignment: nothing is changed twice.
    expect(damerauLevenshtein('ca', 'abc', 5)).toBe(3)
  })

  it('gives up beyond the limit', () => {
    expect(damerauLevenshtein('kitten', 'sitting', 2)).toBe(3)
    expect(damerauLevenshtein('a', 'abcdef', 2)).toBe(3)
    expect(damerauLevenshtein('', 'ab', 2)).toBe(2)
    expect(damerauLevenshtein('ab', 'cd', 1)).toBe(2)
  })

  it('counts code points, not UTF-16 units', () => {
    expect(damerauLevenshtein('𝒜b', '𝒝b', 2)).toBe(1)
    expect(damerauLevenshtein('𝒜𝒝', '𝒝𝒜', 1)).toBe(1)
    expect(damerauLevenshtein('𝒜', '\ud835', 2)).toBe(1)
  })

  it('is the textbook table, symmetric, and zero only for equals', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(1, 2, 3, 5, 200), ([a, b], limit) => {
        const distance = damerauLevenshtein(a, b, limit)
        expect(distance).toBe(Math.min(textbookDistance([...a], [...b]), limit + 1))
        expect(damerauLevenshtein(b, a, limit)).toBe(distance)
        expect(distance === 0).toBe(a === b)
      }),
      { numRuns: 1500, seed: 3 },
    )
  })
})

const vectorsFile = resolve(
  process.env.KITH_SHARED ?? resolve(import.meta.dirname, '../../shared'),
  'data/jaro_winkler/jw_vectors.csv',
)
const isThere = existsSync(vectorsFile)
if (!isThere) console.log('the shared Jaro-Winkler values are absent: only those written here were compared')

describe.runIf(isThere)('published values', () => {
  const rows = isThere ? readVectors(vectorsFile) : []
  const ours = rows.filter(({ reproduced_by: by }) => by === 'all' || by.includes('floor+boost>0.7'))
  const tolerance = ({ decimals }: Vector) => Math.max(10 ** -Number(decimals), 1e-6) + 1e-12

  it('of the convention are all given, Jaro and Jaro–Winkler, both ways round', () => {
    const differs = ours.flatMap((row) => {
      const [jaro, winkler] = [jaroFrom(jaroWinkler(row.a, row.b), row, 0.7), jaroWinkler(row.b, row.a)]
      const isJaro = row.jaro === '' || Math.abs(jaro - Number(row.jaro)) <= tolerance(row)
      const isWinkler = row.jaro_winkler === '' || Math.abs(winkler - Number(row.jaro_winkler)) <= tolerance(row)
      return isJaro && isWinkler ? [] : [row]
    })
    expect(differs).toEqual([])
    // The one row left out has a convention of its own: words of fewer than four letters are like nothing.
    expect(rows.filter((row) => !ours.includes(row)).map(({ a, b }) => [a, b])).toEqual([['JON', 'JAN']])
    const values = ours.flatMap(({ jaro, jaro_winkler: winkler }) => [jaro, winkler]).filter((value) => value !== '')
    expect(values).toHaveLength(267)
  })

  it('that natural gives otherwise are the listed ones', () => {
    const listed = NATURAL_DIFFERS.flatMap(([a, b]) => [`${a}|${b}`, `${b}|${a}`])
    const found = rows.flatMap(({ a, b }) =>
      [[a, b] as const, [b, a] as const]
        .filter(([one, other]) => Math.abs(jaroWinkler(one, other) - JaroWinklerDistance(one, other, {})) > 1e-9)
        .map(([one, other]) => `${one}|${other}`),
    )
    // Twelve comparisons: six pairs, each both ways round; a pair that two sources publish counts once.
    const zeros = (text: string) => text.replaceAll(/0{20,}/g, '0…0')
    expect(new Set(found.map(zeros))).toEqual(new Set(listed.map(zeros)))
    expect(new Set(found).size).toBe(12)
  })
})

/** Why natural may give another value: what of both conventions shows in a pair. */
function causesOfDifference(a: string, b: string): Convention[] {
  const { jaro, outOfOrder } = textbookJaro([...a], [...b])
  const causes: Convention[] = []
  if (outOfOrder % 2 === 1) causes.push('half-transposition')
  const withHalves = jaro - (outOfOrder % 2) / 2 / Math.max(1, textbookJaro([...a], [...b]).common) / 3
  if (jaro > 0 && (jaro <= 0.7 + 1e-12 || withHalves <= 0.7) && a[0] === b[0]) causes.push('bonus at or below 0.7')
  return causes
}

/** Jaro back from Jaro–Winkler, where a bonus was given. */
function jaroFrom(winkler: number, { a, b }: Vector, above: number): number {
  let prefix = 0
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix++
  const jaro = winkler === 1 ? 1 : (winkler - prefix * 0.1) / (1 - prefix * 0.1)
  return jaro > above ? jaro : winkler
}

/** Jaro 1989 as it is told: each letter takes the first free one of its kind within the window. */
function textbookJaro(a: readonly string[], b: readonly string[]) {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const takenB = new Set<number>()
  const commonA: string[] = []
  for (const [i, point] of a.entries()) {
    const j = b.findIndex((other, at) => other === point && Math.abs(i - at) <= reach && !takenB.has(at))
    if (j < 0) continue
    takenB.add(j)
    commonA.push(point)
  }
  const commonB = b.filter((_, j) => takenB.has(j))
  const common = commonA.length
  const outOfOrder = commonA.filter((point, k) => point !== commonB[k]).length
  if (common === 0) return { jaro: 0, common, outOfOrder }
  const jaro = (common / a.length + common / b.length + (common - Math.floor(outOfOrder / 2)) / common) / 3
  return { jaro, common, outOfOrder }
}

function textbookJaroWinkler(a: readonly string[], b: readonly string[]): number {
  if (a.length > 0 && a.join('') === b.join('')) return 1
  const { jaro } = textbookJaro(a, b)
  // A sum of three shares may miss 0.7 by a rounding.
  if (jaro <= 0.7 + 1e-12) return jaro
  const differing = a.slice(0, 4).findIndex((point, i) => point !== b[i])
  const prefix = differing < 0 ? Math.min(4, a.length) : differing
  return jaro + prefix * 0.1 * (1 - jaro)
}

function textbookDistance(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => [i, ...new Array<number>(b.length).fill(0)])
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let j = 0; j <= b.length; j++) (table[0] as number[])[j] = j
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const costs = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)]
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) costs.push(at(i - 2, j - 2) + 1)
      ;(table[i] as number[])[j] = Math.min(...costs)
    }
  }
  return at(a.length, b.length)
}

interface Vector {
  readonly a: string
  readonly b: string
  readonly jaro: string
  readonly jaro_winkler: string
  readonly decimals: string
  readonly reproduced_by: string
}

/** The file quotes with `"` and has no line breaks inside a value. */
function readVectors(file: string): Vector[] {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/)
  return lines.map((line) => {
    const cells = [...`${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*)),/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    )
    const [a = '', b = '', jaro = '', winkler = '', decimals = '', , by = ''] = cells
    return { a, b, jaro, jaro_winkler: winkler, decimals, reproduced_by: by }
  })
}
