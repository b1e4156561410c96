import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codec } from '#adapters/text/codec.ts'
import { cleanFields } from './clean-contact.ts'
import { createIndexBuilder, openDirectoryIndex } from './directory-index.ts'
import type { Field } from './field.ts'
import { lookUp } from './lookup.ts'
import { agreesByNickname, openNicknames, pairsOfTable } from './nickname.ts'
import { NICKNAME_TABLES } from './nickname-tables.ts'
import { DEFAULT_OPTIONS } from './options.ts'
import { SHIPPED_PARAMETERS } from './parameters.ts'

const builtIn = openNicknames([])

describe('nicknames', () => {
  it.each([
    ['robert', 'bob'],
    ['elizabeth', 'betty'],
    ['francisco', 'paco'],
    ['josef', 'sepp'],
    ['guillaume', 'guigui'],
  ])('%s is %s, whichever comes first', (name, short) => {
    expect(agreesByNickname(name, short, builtIn)).toBe(true)
    expect(agreesByNickname(short, name, builtIn)).toBe(true)
  })

  it('is one hop: two nicknames of one name do not agree', () => {
    expect(agreesByNickname('bob', 'rob', builtIn)).toBe(false)
    expect(agreesByNickname('paco', 'pancho', builtIn)).toBe(false)
  })

  it('is for different names only', () => {
    expect(agreesByNickname('robert', 'robert', builtIn)).toBe(false)
    expect(agreesByNickname('', '', builtIn)).toBe(false)
  })

  it('takes additions of a workspace without forgetting its own', () => {
    const own = openNicknames([
      ['quirin', 'kirre'],
      ['robert', 'robbo'],
    ])
    expect(agreesByNickname('kirre', 'quirin', own)).toBe(true)
    expect(agreesByNickname('robert', 'robbo', own)).toBe(true)
    expect(agreesByNickname('robert', 'bob', own)).toBe(true)
    expect(agreesByNickname('robbo', 'bob', own)).toBe(false)
    expect(agreesByNickname('margaret', 'peggy', own)).toBe(true)
    expect(agreesByNickname('robert', 'robbo', builtIn)).toBe(false)
  })

  it('are looked up without making anything', () => {
    for (const nicknames of [builtIn, openNicknames([['robert', 'robbo']])]) {
      for (const name of ['robert', 'margaret', 'nobody']) expect(nicknames.of(name)).toBe(nicknames.of(name))
    }
  })
})

it('reads a table: each spelling is one hop from the others and from every short form', () => {
  expect(pairsOfTable('\nabdul aziz = abdulaziz\nsergei = sergey: seryozha\nrobert: bob rob\n')).toEqual([
    ['abdul aziz', 'abdulaziz'],
    ['sergei', 'sergey'],
    ['sergei', 'seryozha'],
    ['sergey', 'seryozha'],
    ['robert', 'bob'],
    ['robert', 'rob'],
  ])
})

describe('a nickname with nothing else', () => {
  const PAIRS = Object.values(NICKNAME_TABLES).flatMap(pairsOfTable)
  const FAMILY = ['Nakamura', 'Smith', 'Okonkwo', 'Brzęczyszczykiewicz', '']
  const CITY = ['Tulsa', 'Graz', '']
  const clean = (texts: Partial<Record<Field, string>>) => cleanFields(texts, DEFAULT_OPTIONS)

  it('never makes a match, whoever is in the directory', () => {
    const person = fc.record({
      pair: fc.nat(PAIRS.length - 1),
      last_name: fc.constantFrom(...FAMILY),
      city: fc.constantFrom(...CITY),
    })
    const directory = fc.array(person, { maxLength: 6 })
    const rest = fc.constantFrom<Partial<Record<Field, string>>>({}, { last_name: 'Quist' }, { country: 'US' })
    const turned = fc.boolean()
    fc.assert(
      fc.property(
        person,
        directory,
        rest,
        turned,
        fc.integer({ min: 1, max: 3 }),
        // As far as estimation may take it.
        fc.constantFrom(SHIPPED_PARAMETERS.isThere, 0.999),
        (asked, others, own, isTurned, times, isThere) => {
          const pair = PAIRS[asked.pair] ?? ['', '']
          const [name, short] = isTurned ? [pair[1], pair[0]] : pair
          const builder = createIndexBuilder(codec)
          for (let i = 0; i < times; i++)
            builder.add(`p${i}`, clean({ last_name: asked.last_name, city: asked.city, first_name: name }))
          for (const [i, { pair: at, last_name, city }] of others.entries()) {
            builder.add(`other${i}`, clean({ last_name, city, first_name: PAIRS[at]?.[0] ?? '' }))
          }
          const index = openDirectoryIndex(builder.finish(), codec)
          const contact = clean({ first_name: short, ...own })
          const { decision, best } = lookUp(index, contact, { ...SHIPPED_PARAMETERS, isThere }, DEFAULT_OPTIONS)
          // Another may be called exactly so.
          const given = best?.comparison.levels.find(({ field }) => field === 'first_name')
          if (given?.level === 'nickname') expect(decision.status).toBe('review')
        },
      ),
      { seed: 3, numRuns: 200 },
    )
  })
})
