import { describe, expect, it } from 'vitest'
import { agreesByNickname, openNicknames } from './nickname.ts'
import { ENGLISH_NICKNAMES } from './nicknames/english.ts'
import { FRENCH_NICKNAMES } from './nicknames/french.ts'
import { GERMAN_NICKNAMES } from './nicknames/german.ts'
import { SPANISH_NICKNAMES } from './nicknames/spanish.ts'

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
      ['wojciech', 'wojtek'],
      ['robert', 'robbo'],
    ])
    expect(agreesByNickname('wojtek', 'wojciech', own)).toBe(true)
    expect(agreesByNickname('robert', 'robbo', own)).toBe(true)
    expect(agreesByNickname('robert', 'bob', own)).toBe(true)
    expect(agreesByNickname('robert', 'robbo', builtIn)).toBe(false)
  })

  it('holds folded names only, each line once', () => {
    for (const table of [ENGLISH_NICKNAMES, SPANISH_NICKNAMES, GERMAN_NICKNAMES, FRENCH_NICKNAMES]) {
      const lines = table.trim().split('\n')
      expect(lines.filter((line) => !/^[a-z]+( [a-z]+)*: [a-z]+( [a-z]+)*$/.test(line))).toEqual([])
      const names = lines.map((line) => line.split(':')[0])
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    }
  })
})
