import { describe, expect, test } from 'vitest'
import { cleanEmail } from './email.ts'
import { isEmailAddress } from './email-syntax.ts'

const keys = (text: string) => cleanEmail(text).map(({ value }) => (value.isValid ? value.key : null))

describe('an e-mail cell', () => {
  test.each([
    ['Ann.Lee@Example.COM', ['ann.lee@example.com']],
    ['mailto:ann@example.com', ['ann@example.com']],
    ['mailto:ann@example.com?subject=Hi', ['ann@example.com']],
    ['"Lee, Ann" <ann@example.com>', ['ann@example.com']],
    ['<ann@example.com>;', ['ann@example.com']],
    ['ann@example.com.', ['ann@example.com']],
    ['ann@example.com; bob@example.org', ['ann@example.com', 'bob@example.org']],
    ['ann@example.com, bob@', ['ann@example.com', null]],
    ['ann+news@example.com', ['ann+news@example.com']],
    ['a.n.n@gmail.com', ['a.n.n@gmail.com']],
    ['ann＠example．com', ['ann@example.com']],
    ['jörg@müller.example', ['jörg@müller.example']],
    ['ann@xn--mller-kva.example', ['ann@xn--mller-kva.example']],
    ['ann at example.com', [null]],
    ['ann@localhost', [null]],
    ['none', []],
    ['N/A', []],
  ])('%s', (text, expected) => {
    expect(keys(text)).toEqual(expected)
  })

  test('a wrong address says so and keeps its text', () => {
    expect(cleanEmail('ann@@example.com')).toEqual([
      { value: { text: 'ann@@example.com', key: 'ann@@example.com', isValid: false }, issue: 'email.syntax' },
    ])
  })
})

test('the limits of RFC 5321: 64 before the @, 254 in all, 63 a label', () => {
  const label = (length: number) => 'a'.repeat(length)
  expect(isEmailAddress(`${label(64)}@example.com`)).toBe(true)
  expect(isEmailAddress(`${label(65)}@example.com`)).toBe(false)
  expect(isEmailAddress(`a@${label(63)}.com`)).toBe(true)
  expect(isEmailAddress(`a@${label(64)}.com`)).toBe(false)
  const longest = `a@${[63, 63, 63, 56].map(label).join('.')}.com`
  expect(longest.length).toBe(254)
  expect(isEmailAddress(longest)).toBe(true)
  expect(isEmailAddress(`a${longest}`)).toBe(false)
})
