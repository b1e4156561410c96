import { describe, expect, it } from 'vitest'
import { agreesByNickname, openNicknames, pairsOfTable } from './nickname.ts'

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
