import { expect, test } from 'vitest'
import { moved, placeOf } from './provider-choice.ts'

const chosen = [{ directoryId: 'a' }, { connectionId: 'b' }, { directoryId: 'c' }] as const

test('a provider changes its turn with its neighbour', () => {
  expect(moved(chosen, 1, -1).map((one) => placeOf(chosen, 'directoryId' in one ? one.directoryId : 'b'))).toEqual([
    1, 0, 2,
  ])
  expect(moved(chosen, 1, 1)).toEqual([chosen[0], chosen[2], chosen[1]])
})

test('the first has nobody before it, the last nobody behind it', () => {
  expect(moved(chosen, 0, -1)).toEqual(chosen)
  expect(moved(chosen, 2, 1)).toEqual(chosen)
})
