import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Field } from '../field.ts'
import { FIELDS } from '../field.ts'
import { rungOf } from '../field-level.ts'
import { CLOSE_ADDRESS, emailLevel, HOST, LOCAL, SIMILAR_ADDRESS } from '../levels/email-level.ts'
import { isSimilar } from '../levels/name-level.ts'
import { openModel } from '../model.ts'
import { openNicknames } from '../nickname.ts'
import { SHIPPED_PARAMETERS } from '../parameters.ts'
import { NO_TERMS } from '../term-counts.ts'
import {
  addOccurring,
  EMAIL_KIND,
  NAME_KIND,
  NONE_KIND,
  SKETCH_KINDS,
  type Sketch,
  type SketchKind,
  sketchOf,
} from './sketch.ts'
import { ANY, addressesReach, areNotAlike, reachOf } from './sure-difference.ts'

const model = openModel(SHIPPED_PARAMETERS, openNicknames([]), NO_TERMS)

/** Few letters, so that much is shared; some beyond ASCII and beyond 16 bits. */
const word = fc.string({ unit: fc.constantFrom(...'aabbcdelnorstxyz', 'é', 'ж', '𝒳'), minLength: 1, maxLength: 12 })
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'01234567'), minLength: length, maxLength: length })
const two = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => String(n).padStart(2, '0'))
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
const KEYS: Readonly<Partial<Record<Field, fc.Arbitrary<string>>>> = {
  first_name: fc.oneof(word, words),
  last_name: fc.oneof(word, words),
  email: fc.tuple(word, word, word).map(([local, host, end]) => `${local}@${host}.${end}`),
  phone: fc
    .tuple(fc.constantFrom('+', '~'), fc.integer({ min: 5, max: 12 }).chain(digits))
    .map(([sign, number]) => `${sign}${number}`),
  birthday: fc
    .tuple(fc.oneof(fc.constant('-'), two(1950, 1990)), two(1, 12), two(1, 28))
    .map(([year, month, day]) => `${year}-${month}-${day}`),
  street: fc.tuple(fc.constantFrom('', '12 ', '134 ', '9b '), words).map(([number, name]) => `${number}${name}`),
  postal_code: fc.integer({ min: 3, max: 9 }).chain(digits),
}

/** A slip or two, so that near values are as frequent as far ones. */
function damaged(key: string, at: number, kind: number, letter: string): string {
  const place = at % (key.length + 1)
  const swapped = `${key.slice(0, place)}${key
    .slice(place, place + 2)
    .split('')
    .reverse()
    .join('')}${key.slice(place + 2)}`
  return [
    `${key.slice(0, place)}${letter}${key.slice(place)}`,
    `${key.slice(0, place)}${key.slice(place + 1)}`,
    `${key.slice(0, place)}${letter}${key.slice(place + 1)}`,
    swapped,
  ][kind] as string
}

function pairsOf(field: Field): fc.Arbitrary<readonly [string, string]> {
  const keys = KEYS[field] ?? words
  const slip = fc.tuple(fc.nat(40), fc.nat(3), fc.constantFrom(...'abc0123'))
  const near = fc.tuple(keys, fc.array(slip, { minLength: 1, maxLength: 3 })).map(([key, slips]) => {
    const other = slips.reduce((text, [at, kind, letter]) => damaged(text, at, kind, letter), key)
    return [key, other] as const
  })
  return fc.oneof(fc.tuple(keys, keys), near)
}

/** Keys of the shape that cleaning gives. */
const SHAPES: Readonly<Partial<Record<Field, RegExp>>> = {
  email: /^[^@]+@[^@]+$/u,
  phone: /^[+~]\d{4,}$/,
  birthday: /^(-|\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/,
}
const isKey = (field: Field, key: string) => /^\S+( \S+)*$/u.test(key) && (SHAPES[field]?.test(key) ?? true)

function sketched(kind: SketchKind, key: string): Sketch {
  const sketch = { a: 0, b: 0 }
  sketchOf(kind, key, sketch)
  return sketch
}

function unitsOf(address: string) {
  const whole = { once: 0, twice: 0 }
  const local = { once: 0, twice: 0 }
  addOccurring(address, 0, address.length, whole)
  addOccurring(address, 0, address.lastIndexOf('@'), local)
  return { whole, local }
}

function reachOfAddresses(a: string, b: string): number {
  const ours = sketched(EMAIL_KIND, a)
  const theirs = sketched(EMAIL_KIND, b)
  const { whole, local } = unitsOf(b)
  const table = Int32Array.of(9, whole.once, whole.twice, local.once, local.twice)
  return addressesReach(ours.a, ours.b, theirs.a, theirs.b, unitsOf(a), table, 1)
}

/** Levels that the sketches of two keys leave open, `differs` aside; null for all. */
function leftOpen(field: Field, a: string, b: string): readonly string[] | null {
  const kind = SKETCH_KINDS[field]
  const ours = sketched(kind, a)
  const theirs = sketched(kind, b)
  if (kind !== EMAIL_KIND) {
    const reach = reachOf(kind, ours.a, ours.b, theirs.a, theirs.b)
    return reach === ANY ? null : reach === 0 ? [] : ['similar']
  }
  const reach = reachOfAddresses(a, b)
  const levels = { same_domain: HOST, same_local: LOCAL, close: CLOSE_ADDRESS, similar: SIMILAR_ADDRESS }
  return Object.entries(levels).flatMap(([level, bit]) => ((reach & bit) === 0 ? [] : [level]))
}

describe('what two sketches show', () => {
  it.each(FIELDS)('%s: no level is reached but those left open', (field) => {
    let told = 0
    fc.assert(
      fc.property(pairsOf(field), ([a, b]) => {
        if (a === b || !isKey(field, a) || !isKey(field, b)) return
        const { level } = rungOf(field, a, b, model)
        // Nicknames are asked for before sketches are.
        if (level === 'nickname') return
        const open = leftOpen(field, a, b)
        if (open === null) return
        if (open.length === 0) told++
        if (!open.includes(level)) expect([a, b, level]).toEqual([a, b, 'differs'])
      }),
      { numRuns: 3000 },
    )
    // Else the property would hold of sketches that never tell anything.
    expect(told > 0).toBe(SKETCH_KINDS[field] !== NONE_KIND)
  })

  it('the level of two addresses is the same by what their sketches leave of it', () => {
    fc.assert(
      fc.property(pairsOf('email'), ([a, b]) => {
        if (a === b || !isKey('email', a) || !isKey('email', b)) return
        expect(emailLevel(a, b, reachOfAddresses(a, b))).toBe(rungOf('email', a, b, model).level)
      }),
      { numRuns: 5000 },
    )
  })

  it('names that are not alike are not even similar', () => {
    fc.assert(
      fc.property(pairsOf('last_name'), ([a, b]) => {
        if (a === '' || b === '') return
        const [ours, theirs] = [sketched(NAME_KIND, a), sketched(NAME_KIND, b)]
        if (!areNotAlike(ours.a, ours.b, theirs.a, theirs.b)) return
        expect([a, b, isSimilar(a, b)]).toEqual([a, b, false])
      }),
      { numRuns: 5000 },
    )
  })
})
