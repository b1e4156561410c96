import { describe, expect, it } from 'vitest'
import { isOwnHost, isSameOrigin } from './hosts.ts'

const SITE = 'https://kith.example.com'

describe('isOwnHost', () => {
  it.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'kith.example.com', 'KITH.example.com:443'])(
    'answers %s',
    (host) => expect(isOwnHost(host, SITE)).toBe(true),
  )

  it.each([
    null,
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.nip.io:3000',
    'evil@localhost',
    'localhost/x',
    'a b',
  ])('refuses %s', (host) => expect(isOwnHost(host, SITE)).toBe(false))
})

describe('isSameOrigin', () => {
  const asked = (headers: Record<string, string>) =>
    isSameOrigin(new Headers({ host: 'localhost:3000', ...headers }), SITE)

  it('takes what its own pages send', () => {
    expect(asked({ origin: 'http://localhost:3000' })).toBe(true)
    expect(asked({ origin: SITE, host: 'kith.example.com' })).toBe(true)
    expect(asked({ 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(asked({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(true)
  })

  it('takes nothing else', () => {
    expect(asked({})).toBe(false)
    expect(asked({ origin: 'null' })).toBe(false)
    expect(asked({ origin: 'http://evil.example' })).toBe(false)
    expect(asked({ origin: 'http://localhost:4000' })).toBe(false)
    expect(asked({ origin: 'http://evil.example', host: 'evil.example' })).toBe(false)
    expect(asked({ 'sec-fetch-site': 'same-site' })).toBe(false)
    expect(asked({ 'sec-fetch-site': 'cross-site' })).toBe(false)
  })
})
