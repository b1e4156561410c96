import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Accounts } from './accounts.ts'
import { accountsUnderTest, sentBack } from './accounts-under-test.ts'
import { ownerHasPassword } from './members.ts'
import { setPasswordByEmail } from './passwords.ts'

const PASSWORD = 'correct horse battery'

let test: Awaited<ReturnType<typeof accountsUnderTest>>
let accounts: Accounts
const now = () => new Date()

beforeAll(async () => {
  test = await accountsUnderTest('http://127.0.0.1:3000', ['one', 'two', 'three', 'four', 'five'])
  accounts = test.accounts
})
afterAll(() => test.drop())

async function ownerOf(workspaceId: string) {
  const cookies = await accounts.openOwnerLink(await test.linkToken(workspaceId), now())
  const visitor = await accounts.visitor(sentBack(cookies))
  if (!visitor) throw new Error('The link let nobody in')
  return { visitor, headers: sentBack(cookies) }
}

describe('the owner link', () => {
  it('makes its opener the owner, once', async () => {
    const token = await test.linkToken('one')
    const visitor = await accounts.visitor(sentBack(await accounts.openOwnerLink(token, now())))
    expect(visitor).toMatchObject({ workspaceId: 'one', role: 'owner', email: null, hasPassword: false })
    expect(await accounts.openOwnerLink(token, now())).toBeNull()
  })

  it('makes one owner, however many links are opened', async () => {
    const tokens = await Promise.all([test.linkToken('two'), test.linkToken('two'), test.linkToken('two')])
    const opened = await Promise.all(tokens.map((token) => accounts.openOwnerLink(token, now())))
    const visitors = await Promise.all(opened.map((cookies) => accounts.visitor(sentBack(cookies))))
    expect(new Set(visitors.map((visitor) => visitor?.userId)).size).toBe(1)
  })

  it('is worth nothing after an hour, or if it was never made', async () => {
    const old = await test.linkToken('one', new Date(Date.now() - 3_600_001))
    expect(await accounts.openOwnerLink(old, now())).toBeNull()
    expect(await accounts.openOwnerLink('', now())).toBeNull()
  })

  it('ends when the owner has a password, and a later one works again', async () => {
    const { visitor } = await ownerOf('three')
    const unused = await test.linkToken('three')
    expect(await ownerHasPassword(test.database, 'three')).toBe(false)
    expect(await accounts.setEmail(visitor.userId, 'Three@Example.com')).toBe('done')
    await accounts.setPassword(visitor, PASSWORD)
    expect(await ownerHasPassword(test.database, 'three')).toBe(true)
    expect(await accounts.openOwnerLink(unused, now())).toBeNull()
    const again = await ownerOf('three')
    expect(again.visitor).toMatchObject({ userId: visitor.userId, email: 'three@example.com', hasPassword: true })
  })

  it('is nowhere in the database', async () => {
    const token = await test.linkToken('one')
    const rows = await test.database.query('SELECT * FROM owner_link')
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('sessions and passwords', () => {
  it('signs in with the right password only, and out everywhere', async () => {
    const { visitor, headers } = await ownerOf('four')
    await accounts.setEmail(visitor.userId, 'four@example.com')
    await accounts.setPassword(visitor, PASSWORD)
    expect(await accounts.visitor(headers)).toMatchObject({ userId: visitor.userId, hasPassword: true })
    expect(await accounts.signIn('four@example.com', 'wrong password')).toBeNull()
    expect(await accounts.signIn('nobody@example.com', PASSWORD)).toBeNull()
    const second = sentBack(await accounts.signIn('Four@Example.com', PASSWORD))
    expect(await accounts.visitor(second)).toMatchObject({ workspaceId: 'four', role: 'owner' })
    await accounts.signOutEverywhere(second)
    expect(await accounts.visitor(second)).toBeNull()
    expect(await accounts.visitor(headers)).toBeNull()
  })

  it('signs one browser out and leaves the other', async () => {
    const first = sentBack(await accounts.signUp('both@example.com', PASSWORD))
    const second = sentBack(await accounts.signIn('both@example.com', PASSWORD))
    await accounts.signOut(first)
    expect(await accounts.visitor(first)).toBeNull()
    expect(await accounts.visitor(second)).not.toBeNull()
  })

  it('ends all other sessions when the password changes', async () => {
    const first = sentBack(await accounts.signUp('other@example.com', PASSWORD))
    const second = sentBack(await accounts.signIn('other@example.com', PASSWORD))
    const visitor = await accounts.visitor(first)
    if (!visitor) throw new Error('Not signed in')
    expect(await accounts.isPasswordOf(visitor.userId, 'wrong password')).toBe(false)
    expect(await accounts.isPasswordOf(visitor.userId, PASSWORD)).toBe(true)
    await accounts.setPassword(visitor, 'another password')
    expect(await accounts.visitor(first)).not.toBeNull()
    expect(await accounts.visitor(second)).toBeNull()
    expect(await accounts.signIn('other@example.com', PASSWORD)).toBeNull()
  })

  it('resets a password by a mailed token, once, and tells nobody who has an account', async () => {
    const before = sentBack(await accounts.signUp('reset@example.com', PASSWORD))
    await accounts.askReset('nobody@example.com')
    await accounts.askReset('reset@example.com')
    expect(test.resets().map(({ email }) => email)).toEqual(['reset@example.com'])
    const token = test.resets()[0]?.token ?? ''
    expect(await accounts.resetPassword(token, 'a new password')).toBe('done')
    expect(await accounts.resetPassword(token, 'a newer password')).toBe('invalid')
    expect(await accounts.visitor(before)).toBeNull()
    expect(await accounts.signIn('reset@example.com', 'a new password')).not.toBeNull()
  })

  it('keeps no reset token as it is, and drops the open ones when a password is set in any way', async () => {
    const cookies = await accounts.signUp('links@example.com', PASSWORD)
    const visitor = await accounts.visitor(sentBack(cookies))
    if (!visitor) throw new Error('Not signed in')
    const mailed = async () => {
      await accounts.askReset('links@example.com')
      return test.resets().at(-1)?.token ?? ''
    }
    const tokens = [await mailed(), await mailed()]
    const kept = JSON.stringify(await test.database.query('SELECT * FROM verification'))
    for (const token of tokens) expect(kept).not.toContain(token)
    expect(await accounts.resetPassword(tokens[1] ?? '', 'a new password')).toBe('done')
    expect(await accounts.resetPassword(tokens[0] ?? '', 'by an older link')).toBe('invalid')
    const beforeChange = await mailed()
    await accounts.setPassword(visitor, 'changed by hand')
    expect(await accounts.resetPassword(beforeChange, 'by an older link')).toBe('invalid')
    const beforeShell = await mailed()
    await setPasswordByEmail(test.database, 'links@example.com', 'set by shell')
    expect(await accounts.resetPassword(beforeShell, 'by an older link')).toBe('invalid')
  })

  it('sets a password by shell', async () => {
    await accounts.signUp('shell@example.com', PASSWORD)
    expect(await setPasswordByEmail(test.database, 'Shell@example.com', 'set by shell')).toBe('done')
    expect(await setPasswordByEmail(test.database, 'nobody@example.com', 'set by shell')).toBe('missing')
    expect(await accounts.signIn('shell@example.com', 'set by shell')).not.toBeNull()
  })

  it('gives each who signs up a workspace of their own, and an address to one account only', async () => {
    const first = await accounts.visitor(sentBack(await accounts.signUp('a@example.com', PASSWORD)))
    const second = await accounts.visitor(sentBack(await accounts.signUp('b@example.com', PASSWORD)))
    expect(first?.workspaceId).not.toBe(second?.workspaceId)
    expect(await accounts.signUp('A@example.com', PASSWORD)).toBeNull()
    expect(await accounts.setEmail(first?.userId ?? '', 'b@example.com')).toBe('taken')
  })

  it('still takes a session that was signed with the secret before, and no forged one', async () => {
    const older = sentBack(await test.olderAccounts.signUp('older@example.com', PASSWORD))
    expect(await accounts.visitor(older)).toMatchObject({ email: 'older@example.com' })
    const forged = new Headers({ cookie: (older.get('cookie') ?? '').replace(/\.[^.;]*$/, '.AAAA') })
    expect(await accounts.visitor(forged)).toBeNull()
  })
})

describe('API keys', () => {
  const key = (workspaceId: string, more: object = {}) =>
    accounts.createKey({ workspaceId, name: 'curl', role: 'editor', expiresAt: null, now: now(), ...more })

  it('are found by their secret, which is kept nowhere', async () => {
    const { secret, id } = await key('one')
    expect(secret).toMatch(/^kith_[\w-]{43}$/)
    expect(await accounts.findKey(secret, now())).toMatchObject({ id, workspaceId: 'one', role: 'editor' })
    expect(JSON.stringify(await test.database.query('SELECT * FROM api_key'))).not.toContain(secret)
  })

  it('end when revoked or expired', async () => {
    const revoked = await key('one')
    expect(await accounts.revokeKey('two', revoked.id, now())).toBe(false)
    expect(await accounts.revokeKey('one', revoked.id, now())).toBe(true)
    expect(await accounts.findKey(revoked.secret, now())).toBeNull()
    const expired = await key('one', { expiresAt: new Date(Date.now() + 1_000) })
    expect(await accounts.findKey(expired.secret, now())).not.toBeNull()
    expect(await accounts.findKey(expired.secret, new Date(Date.now() + 2_000))).toBeNull()
    expect(await accounts.findKey(`kith_${randomUUID()}`, now())).toBeNull()
  })

  it('note their last use once a minute', async () => {
    const { secret, id } = await key('five')
    const at = new Date('2030-01-01T00:00:00Z')
    const lastUse = async () =>
      (await accounts.listKeys('five', null, 10)).items.find((item) => item.id === id)?.lastUsedAt
    await accounts.findKey(secret, at)
    await accounts.findKey(secret, new Date(at.getTime() + 59_000))
    expect(await lastUse()).toEqual(at)
    const later = new Date(at.getTime() + 60_000)
    await accounts.findKey(secret, later)
    expect(await lastUse()).toEqual(later)
  })

  it('are listed page by page, newest first, without other workspaces and revoked ones', async () => {
    const made: { readonly id: string }[] = []
    for (let n = 0; n < 5; n++) made.push(await key('four', { now: new Date(Date.now() + n) }))
    await accounts.revokeKey('four', made[2]?.id ?? '', now())
    const first = await accounts.listKeys('four', null, 3)
    const second = await accounts.listKeys('four', first.next, 3)
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([4, 3, 1, 0].map((n) => made[n]?.id))
    expect(second.next).toBeNull()
  })
})

describe('attempts', () => {
  it('are refused past the limit, for the rest of the window', async () => {
    const limit = { attempts: 2, windowMs: 60_000 }
    const at = (seconds: number) => new Date(1_900_000_000_000 + seconds * 1000)
    expect(await accounts.countAttempt('key', limit, at(0))).toBeNull()
    expect(await accounts.countAttempt('key', limit, at(10))).toBeNull()
    expect(await accounts.countAttempt('key', limit, at(20))).toBe(40)
    expect(await accounts.countAttempt('other', limit, at(20))).toBeNull()
    expect(await accounts.countAttempt('key', limit, at(60))).toBeNull()
    await accounts.forgetAttempts('key')
    expect(await accounts.countAttempt('key', limit, at(61))).toBeNull()
  })
})
