import { expect, it } from 'vitest'
import { NICKNAMES_VERSION } from './nickname.ts'
import { nicknameSnapshot } from './nickname-snapshot.ts'

const builtIn = `built-in-${NICKNAMES_VERSION}`

it('names the built-in table alone where there is nothing else', () => {
  expect(nicknameSnapshot([])).toEqual({ nicknames: [], nicknamesName: builtIn })
})

it('gives equal lists equal names, whatever their order and whichever name of a pair comes first', () => {
  const snapshot = nicknameSnapshot([['robert', 'robbo'], ['wojciech', 'wojtek']]) // biome-ignore format: pairs
  expect(snapshot.nicknames).toEqual([['robbo', 'robert'], ['wojciech', 'wojtek']]) // biome-ignore format: pairs
  expect(snapshot.nicknamesName).toMatch(new RegExp(`^${builtIn}\\+[0-9a-f]{16}$`))
  expect(nicknameSnapshot([['wojtek', 'wojciech'], ['robert', 'robbo'], ['robbo', 'robert']])).toEqual(snapshot) // biome-ignore format: pairs
})

it('gives other lists other names', () => {
  const lists = [[['a', 'b']], [['a', 'c']], [['a b', 'c']], [['a', 'b c']], [['a', 'b'], ['c', 'd']]] as const // biome-ignore format: pairs
  expect(new Set(lists.map((pairs) => nicknameSnapshot(pairs).nicknamesName)).size).toBe(lists.length)
})
