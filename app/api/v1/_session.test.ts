import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sentBack } from '#adapters/auth/accounts-under-test.ts'
import { ask, bearer, doorsUnderTest, SITE } from '#app/_access/doors-under-test.ts'
import { setDoorPorts } from '#app/_access/ports.ts'
import { POST as confirmLink, GET as openLink } from '#app/owner/route.ts'
import { CreatedKey, KeyPage } from './_schemas/access.ts'
import { POST as signUp } from './accounts/route.ts'
import { DELETE as revokeKey } from './keys/[id]/route.ts'
import { POST as createKey, GET as listKeys } from './keys/route.ts'
import { POST as askReset, PUT as resetPassword } from './password/resets/route.ts'
import { PUT as setPassword } from './password/route.ts'
import { POST as signIn, DELETE as signOut, GET as whoAmI } from './session/route.ts'
import { DELETE as signOutEverywhere } from './sessions/route.ts'

const PASSWORD = 'correct horse battery'
const NAVIGATION = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

let doors: Awaited<ReturnType<typeof doorsUnderTest>>

beforeAll(async () => {
  doors = await doorsUnderTest(['one', 'two', 'three', 'four'])
})
afterAll(() => doors.drop())

type Handler = Parameters<typeof ask>[0]

/** As the page would: from Kith's own origin, from an address. */
function browser(handler: Handler, method: string, headers: Headers | null, body?: unknown, address = '192.0.2.1') {
  const sent = new Headers(headers ?? {})
  sent.set('origin', SITE)
  sent.set('x-forwarded-for', address)
  return ask(handler, { method, headers: sent, body })
}

const cookiesOf = (response: Response) => sentBack(response.headers.getSetCookie())
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

/** An owner with this e-mail address and the password above. */
async function owner(workspaceId: string, email: string): Promise<Headers> {
  const headers = await doors.ownerHeaders(workspaceId)
  expect((await browser(setPassword, 'PUT', headers, { email, newPassword: PASSWORD })).status).toBe(204)
  return headers
}

describe('the owner link', () => {
  const path = async () => `/owner?token=${await doors.linkToken('one')}`

  it('lets a browser in that a person sends there, once', async () => {
    const link = await path()
    const opened = await ask(openLink, { path: link, headers: new Headers(NAVIGATION) })
    expect(opened.status).toBe(303)
    expect(opened.headers.get('location')).toBe('/')
    const cookie = opened.headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/^kith-[0-9a-f]{8}\.session_token=/)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(await (await ask(whoAmI, { headers: cookiesOf(opened) })).json()).toEqual({
      kind: 'user',
      workspaceId: 'one',
      role: 'owner',
      email: null,
      hasPassword: false,
      isOperator: false,
    })
    const again = await ask(openLink, { path: link, headers: new Headers(NAVIGATION) })
    expect(again.status).toBe(403)
    expect(await again.text()).toContain('This link was used')
    const inAlready = new Headers([...cookiesOf(opened), ...Object.entries(NAVIGATION)])
    expect((await ask(openLink, { path: link, headers: inAlready })).status).toBe(303)
  })

  it('is not used up by a preview, which gets a button instead', async () => {
    const link = await path()
    for (const headers of [{}, { ...NAVIGATION, 'sec-purpose': 'prefetch' }, { 'sec-fetch-mode': 'no-cors' }]) {
      const seen = await ask(openLink, { path: link, headers: new Headers(headers as Record<string, string>) })
      expect(seen.status).toBe(200)
      expect(seen.headers.getSetCookie()).toEqual([])
      expect(await seen.text()).toContain('<form method="post">')
    }
    expect((await ask(confirmLink, { method: 'POST', path: link })).status).toBe(303)
  })

  it('is in no log', async () => {
    const token = await doors.linkToken('one')
    await ask(openLink, { path: `/owner?token=${token}`, headers: new Headers(NAVIGATION) })
    expect(doors.logged.join('')).not.toContain(token)
  })
})

describe('signing in', () => {
  it('takes e-mail and password, and signs out here or everywhere', async () => {
    await owner('two', 'two@example.com')
    const enter = () => browser(signIn, 'POST', null, { email: 'two@example.com', password: PASSWORD })
    const [first, second, third] = [cookiesOf(await enter()), cookiesOf(await enter()), cookiesOf(await enter())]
    const isIn = async (headers: Headers) => (await ask(whoAmI, { headers })).status === 200
    expect((await browser(signOut, 'DELETE', first)).status).toBe(204)
    expect([await isIn(first), await isIn(second)]).toEqual([false, true])
    expect((await browser(signOutEverywhere, 'DELETE', second)).status).toBe(204)
    expect([await isIn(second), await isIn(third)]).toEqual([false, false])
  })

  it('does not tell a wrong password from an unknown address', async () => {
    const answers = []
    for (const email of ['two@example.com', 'nobody@example.com']) {
      const response = await browser(signIn, 'POST', null, { email, password: 'wrong password' })
      const { requestId, ...answer } = (await response.json()) as Record<string, unknown>
      expect(requestId).toBe(response.headers.get('x-request-id'))
      answers.push(answer)
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ status: 401, code: 'sign_in.failed' })
  })

  it('limits attempts per account, whatever addresses they come from', async () => {
    const codes = []
    for (let n = 0; n < 11; n++) {
      const response = await browser(
        signIn,
        'POST',
        null,
        { email: 'limited@example.com', password: 'wrong' },
        `198.51.100.${n}`,
      )
      codes.push(await codeOf(response))
      if (n === 10) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(codes.lastIndexOf('sign_in.failed')).toBe(9)
    expect(codes[10]).toBe('rate.limited')
  })

  it('limits attempts per address, whatever accounts they name', async () => {
    let limitedAt = -1
    for (let n = 0; n < 60 && limitedAt < 0; n++) {
      const attempt = { email: `guess${n}@example.com`, password: 'wrong' }
      if ((await codeOf(await browser(signIn, 'POST', null, attempt, '203.0.113.9'))) === 'rate.limited') limitedAt = n
    }
    expect(limitedAt).toBe(50)
  })

  it("is refused to another site's page", async () => {
    const headers = new Headers({ origin: 'http://evil.example' })
    const body = { email: 'two@example.com', password: PASSWORD }
    expect(await codeOf(await ask(signIn, { method: 'POST', headers, body }))).toBe('origin.refused')
  })
})

describe('passwords', () => {
  it('need an address first, and the current password afterwards', async () => {
    const headers = await doors.ownerHeaders('three')
    expect(await codeOf(await browser(setPassword, 'PUT', headers, { newPassword: PASSWORD }))).toBe(
      'account.email_needed',
    )
    const first = { email: 'three@example.com', newPassword: PASSWORD }
    expect((await browser(setPassword, 'PUT', headers, first)).status).toBe(204)
    expect(await codeOf(await browser(setPassword, 'PUT', headers, { newPassword: 'something else' }))).toBe(
      'password.wrong',
    )
    const changed = { currentPassword: PASSWORD, newPassword: 'something else' }
    expect((await browser(setPassword, 'PUT', headers, changed)).status).toBe(204)
    expect(await (await ask(whoAmI, { headers })).json()).toMatchObject({
      email: 'three@example.com',
      hasPassword: true,
    })
  })

  it('are reset by a mailed token', async () => {
    await owner('four', 'four@example.com')
    expect((await browser(askReset, 'POST', null, { email: 'four@example.com' })).status).toBe(204)
    expect((await browser(askReset, 'POST', null, { email: 'nobody@example.com' })).status).toBe(204)
    expect(doors.resets().map(({ email }) => email)).toEqual(['four@example.com'])
    const reset = { token: doors.resets()[0]?.token, newPassword: 'a new password' }
    expect((await browser(resetPassword, 'PUT', null, reset)).status).toBe(204)
    expect(await codeOf(await browser(resetPassword, 'PUT', null, reset))).toBe('reset.invalid')
  })
})

describe('signing up', () => {
  const person = { email: 'new@example.com', password: PASSWORD }

  it('is closed unless it was opened', async () => {
    expect(await codeOf(await browser(signUp, 'POST', null, person))).toBe('signup.closed')
    setDoorPorts({ ...doors.ports, settings: { ...doors.ports.settings, signup: 'open' } })
    const made = await browser(signUp, 'POST', null, person)
    expect(made.status).toBe(204)
    expect(await (await ask(whoAmI, { headers: cookiesOf(made) })).json()).toMatchObject({
      role: 'owner',
      email: 'new@example.com',
    })
    expect(await codeOf(await browser(signUp, 'POST', null, person))).toBe('account.email_taken')
    setDoorPorts(doors.ports)
  })
})

describe('keys', () => {
  it('are made, used, listed without their secret, and revoked', async () => {
    const headers = await doors.ownerHeaders('one')
    const made = await browser(createKey, 'POST', headers, { name: ' curl ', role: 'viewer' })
    expect(made.status).toBe(201)
    const { secret, ...key } = CreatedKey.parse(await made.json())
    expect(key).toMatchObject({ name: 'curl', role: 'viewer', expiresAt: null, lastUsedAt: null })
    expect(await (await ask(whoAmI, { headers: bearer(secret) })).json()).toMatchObject({
      kind: 'key',
      workspaceId: 'one',
      role: 'viewer',
    })
    const text = await (await ask(listKeys, { headers })).text()
    expect(text).not.toContain(secret)
    expect(KeyPage.parse(JSON.parse(text)).items[0]).toMatchObject({ id: key.id, lastUsedAt: expect.any(String) })
    expect((await ask(revokeKey, { method: 'DELETE', headers, params: { id: key.id } })).status).toBe(204)
    expect((await ask(whoAmI, { headers: bearer(secret) })).status).toBe(401)
  })

  it('cannot be born dead', async () => {
    const headers = await doors.ownerHeaders('one')
    const body = { name: 'x', expiresAt: new Date(Date.now() - 1000).toISOString() }
    expect(await codeOf(await browser(createKey, 'POST', headers, body))).toBe('key.expiry_past')
  })
})
