import { expect, it } from 'vitest'
import { trustOnly } from './client-address.ts'

function seen(trusted: readonly string[], remoteAddress: string, headers: Record<string, string>) {
  const request = { headers: { host: 'inner:3000', ...headers }, socket: { remoteAddress } }
  trustOnly(trusted)(request)
  const { 'x-request-id': requestId, ...rest } = request.headers as Record<string, string>
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
  return rest
}

it('believes nobody who is not listed', () => {
  const forged = {
    'x-forwarded-for': '1.2.3.4',
    'x-forwarded-host': 'evil.example',
    'x-real-ip': '1.2.3.4',
    forwarded: 'for=1.2.3.4',
  }
  expect(seen([], '127.0.0.1', forged)).toEqual({ host: 'inner:3000', 'x-forwarded-for': '127.0.0.1' })
  expect(seen(['10.0.0.1'], '192.0.2.9', forged)).toEqual({ host: 'inner:3000', 'x-forwarded-for': '192.0.2.9' })
})

it('takes the rightmost address that is no listed proxy', () => {
  const headers = { 'x-forwarded-for': '6.6.6.6, 198.51.100.7, 10.0.0.2', 'x-forwarded-host': 'kith.example.com' }
  const rewritten = { host: 'kith.example.com', 'x-forwarded-for': '198.51.100.7' }
  expect(seen(['10.0.0.0/8'], '10.0.0.1', headers)).toEqual(rewritten)
  expect(seen(['10.0.0.0/8'], '::ffff:10.0.0.1', headers)).toEqual(rewritten)
})

it('falls back to the proxy itself when it names nobody', () => {
  expect(seen(['::1', 'not an address'], '::1', { 'x-forwarded-for': 'junk' })).toEqual({
    host: 'inner:3000',
    'x-forwarded-for': '::1',
  })
})

it('takes the id of a request from a listed proxy, and from nobody else', () => {
  const given = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'
  const idOf = (trusted: readonly string[], id: string) => {
    const request = { headers: { 'x-request-id': id }, socket: { remoteAddress: '10.0.0.1' } }
    trustOnly(trusted)(request)
    return request.headers['x-request-id']
  }
  expect(idOf(['10.0.0.1'], given)).toBe(given)
  expect(idOf([], given)).not.toBe(given)
  expect(idOf(['10.0.0.1'], 'ada@example.com')).not.toContain('ada')
})
