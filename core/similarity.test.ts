import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js'
import { describe, expect, it } from 'vitest'
import { damerauLevenshtein, jaroWinkler } from './similarity.ts'

/** Winkler 1994, "Advanced Methods for Record Linkage", table 2.1 (rounded to three places there). */
const WINKLER_1994: readonly (readonly [string, string, number])[] = [
  ['SHACKLEFORD', 'SHACKELFORD', 0.982],
  ['DUNNINGHAM', 'CUNNIGHAM', 0.896],
  ['NICHLESON', 'NICHULSON', 0.956],
  ['JONES', 'JOHNSON', 0.832],
  ['MASSEY', 'MASSIE', 0.933],
  ['ABROMS', 'ABRAMS', 0.922],
  ['ITMAN', 'SMITH', 0.467],
  ['JERALDINE', 'GERALDINE', 0.926],
  ['MARHTA', 'MARTHA', 0.961],
  ['MICHELLE', 'MICHAEL', 0.921],
  ['JULIES', 'JULIUS', 0.933],
  ['TANYA', 'TONYA', 0.88],
  ['DWAYNE', 'DUANE', 0.84],
  ['SEAN', 'SUSAN', 0.805],
  ['JON', 'JOHN', 0.933],
]

const vectorsFile = join(process.env.KITH_SHARED ?? '../shared', 'data/jaro_winkler/jw_vectors.csv')
/** Letters, accents, and code points outside the basic plane; short enough to collide often. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', 'ß', '𝒜', '𝄞', '漢', ' '), maxLength: 70 })

describe('jaroWinkler', () => {
  it.each(WINKLER_1994)('%s and %s are as alike as Winkler published', (a, b, published) => {
    expect(Math.abs(jaroWinkler(a, b) - published)).toBeLessThan(0.001)
  })

  it('knows the textbook values', () => {
    expect(jaroWinkler('DIXON', 'DICKSONX')).toBeCloseTo(0.8133333, 6)
    expect(jaroWinkler('MARTHA', 'MARHTA')).toBeCloseTo(0.9611111, 6)
  })

  it('rounds odd half-transpositions down', () => {
    expect(jaroWinkler('12345678', '12345867')).toBeCloseTo(0.975, 4)
    expect(jaroWinkler('ABCAWXYZ', 'BCAWXYZ')).toBeCloseTo(0.91071, 5)
  })

  it('gives no prefix bonus to strings that have little in common', () => {
    expect(jaroWinkler('Friedrich Nietzsche', 'Fran-Paul Sartre')).toBeCloseTo(0.452, 3)
  })

  it('finds a blank like nothing, not like another blank', () => {
    expect(jaroWinkler('', '')).toBe(0)
    expect(jaroWinkler('', 'anna')).toBe(0)
  })

  it('counts code points, not UTF-16 units', () => {
    expect(jaroWinkler('𝒜𝒷𝒸𝒹', '𝒜𝒷𝒹𝒸')).toBe(jaroWinkler('abcd', 'abdc'))
    expect(jaroWinkler('𝒜', '𝒝')).toBe(0)
  })

  it('is symmetric, within 0 and 1, and 1 only for equals', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const alike = jaroWinkler(a, b)
        expect(alike).toBe(jaroWinkler(b, a))
        expect(alike).toBeGreaterThanOrEqual(0)
        expect(alike).toBeLessThanOrEqual(1)
        if (a !== b) expect(alike).toBeLessThan(1)
        if (a !== '') expect(jaroWinkler(a, a)).toBe(1)
      }),
    )
  })

  it.each([31, 32, 33, 63, 64, 65])('has no edge at length %i', (length) => {
    const a = 'ab'.repeat(33).slice(0, length)
    expect(jaroWinkler(a, a)).toBe(1)
    expect(jaroWinkler(a, `${a}x`)).toBeCloseTo((1 + length / (length + 1) + 1) / 3 + 0.4 * (1 / (3 * (length + 1))), 9)
  })

  it.each([
    ['ABCAWXYZ', 'BCAWXYZ', 'a half-transposition'],
    ['WIBBELLY', 'WOBRELBLY', 'a half-transposition'],
    ['12345678', '12345867', 'a half-transposition'],
    ['Friedrich Nietzsche', 'Fran-Paul Sartre', 'a bonus at or below 0.7'],
  ])('differs from natural on %s and %s by %s', (a, b) => {
    expect(Math.abs(jaroWinkler(a, b) - JaroWinklerDistance(a, b, {}))).toBeGreaterThan(0.001)
  })

  it('agrees with natural wherever the two conventions agree', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 12 }),
        fc.string({ maxLength: 12 }),
        (a, b) => {
          // natural rounds no half-transposition and always gives the bonus: skip where that shows.
          const theirs = JaroWinklerDistance(a, b, {})
          const ours = jaroWinkler(a, b)
          if (a === '' || b === '' || ours <= 0.7) return
          expect(ours).toBeGreaterThanOrEqual(theirs - 1e-9)
          expect(ours - theirs).toBeLessThanOrEqual(1 / 6)
        },
      ),
    )
  })

  it('gives every published value of its convention', () => {
    if (!existsSync(vectorsFile)) return console.info('shared Jaro-Winkler values are absent: not checked')
    const differs: string[] = []
    let checked = 0
    for (const row of readVectors(vectorsFile)) {
      const convention = row.reproduced_by ?? ''
      if (row.jaro_winkler === '' || !(convention === 'all' || convention.includes('floor+boost>0.7'))) continue
      checked++
      const tolerance = Math.max(10 ** -Number(row.decimals), 1e-6) + 1e-12
      if (Math.abs(jaroWinkler(row.a ?? '', row.b ?? '') - Number(row.jaro_winkler)) > tolerance) {
        differs.push(`${row.a} / ${row.b}: ${row.jaro_winkler}`)
      }
    }
    expect(differs).toEqual([])
    expect(checked).toBeGreaterThan(100)
  })
})

describe('damerauLevenshtein', () => {
  it('counts each kind of slip as one', () => {
    expect(damerauLevenshtein('smith', 'smth', 3)).toBe(1)
    expect(damerauLevenshtein('smith', 'smiith', 3)).toBe(1)
    expect(damerauLevenshtein('smith', 'smyth', 3)).toBe(1)
    expect(damerauLevenshtein('smith', 'simth', 3)).toBe(1)
    expect(damerauLevenshtein('kitten', 'sitting', 5)).toBe(3)
  })

  it('gives up beyond the limit', () => {
    expect(damerauLevenshtein('kitten', 'sitting', 2)).toBe(3)
    expect(damerauLevenshtein('a', 'abcdef', 2)).toBe(3)
    expect(damerauLevenshtein('', 'ab', 2)).toBe(2)
  })

  it('is symmetric and zero only for equals', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(damerauLevenshtein(a, b, 5)).toBe(damerauLevenshtein(b, a, 5))
        expect(damerauLevenshtein(a, b, 5) === 0).toBe(a === b)
      }),
    )
  })
})

/** The file quotes with `"` and has no line breaks inside a value. */
function readVectors(file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/)
  const names = cells(header ?? '')
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i] ?? '', cell])))
}

function cells(line: string): string[] {
  const out: string[] = []
  for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    out.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
  }
  return out
}
