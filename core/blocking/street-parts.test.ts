import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partHash } from './key-hash.ts'
import { StreetParts } from './street-parts.ts'
import { LongestWords } from './words.ts'

const word = fc.oneof(fc.stringMatching(/^[a-z0-9]{0,9}$/), fc.constantFrom('漢字', '48', '4b', 'of', ''))
const text = fc.array(word, { maxLength: 7 }).map((words) => words.join(' '))

it('a street is its first number and either end of its words without numbers, written as one', () => {
  const parts = new StreetParts()
  fc.assert(
    fc.property(text, (street) => {
      parts.take(street)
      const words = street.split(' ')
      const number = words.find((each) => /^[0-9]/.test(each))
      const letters = words.filter((each) => !/^[0-9]/.test(each)).join('')
      expect(parts.house).toBe(number === undefined ? 0 : partHash(number))
      expect(parts.begin).toBe(partHash(letters.slice(0, 4)))
      expect(parts.end).toBe(partHash(letters.slice(-5)))
    }),
  )
})

it('the longest words of a text come first, equally long ones as they stand', () => {
  const longest = new LongestWords(3)
  fc.assert(
    fc.property(text, (name) => {
      longest.take(name)
      const worth = name.split(' ').filter((each) => /^([a-z][a-z0-9]{2,}|漢字)$/.test(each))
      const expected = worth.sort((a, b) => b.length - a.length).slice(0, 3)
      expect([...longest.hashes.subarray(0, longest.size)]).toEqual(expected.map((each) => partHash(each)))
    }),
  )
})
