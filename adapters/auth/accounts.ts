/** Signing in and out, passwords, owner links and keys: all that the web app asks about who is there. */
import { isAPIError } from 'better-auth/api'
import { type ApiKey, createApiKey, findApiKey, listApiKeys, revokeApiKey } from './api-keys.ts'
import type { Auth } from './auth.ts'
import { ensureOwner, giveOwnWorkspace, isRealEmail, type Membership, membershipOf } from './members.ts'
import { consumeOwnerLink } from './owner-links.ts'
import { isPasswordOf, writeEmail, writePassword } from './passwords.ts'
import { countAttempt, forgetAttempts, type RateLimit } from './rate-limits.ts'
import type { Sql } from './sql.ts'

export interface Visitor extends Membership {
  readonly userId: string
  /** Null for an owner who has come by the link only. */
  readonly email: string | null
  /** Names the session among others of the user; never leaves the server. */
  readonly sessionToken: string
  /** `Set-Cookie` lines that the answer must carry: the session was prolonged. */
  readonly cookies: readonly string[]
}

/** `Set-Cookie` lines, or null when it was not allowed. */
type Cookies = readonly string[]

export interface Accounts {
  /** Who a browser's cookie stands for; null for nobody, and for a user without a workspace. */
  visitor(headers: Headers): Promise<Visitor | null>
  signIn(email: string, password: string): Promise<Cookies | null>
  signOut(headers: Headers): Promise<Cookies>
  /** Ends every session of the user, this one too. */
  signOutEverywhere(headers: Headers): Promise<Cookies>
  openOwnerLink(token: string, now: Date): Promise<Cookies | null>
  /** Makes an account with a workspace of its own; null when the address is taken. */
  signUp(email: string, password: string): Promise<Cookies | null>
  /** Sends a mail if there is such an account; nobody is told which. */
  askReset(email: string): Promise<void>
  resetPassword(token: string, newPassword: string): Promise<'done' | 'invalid'>
  isPasswordOf(userId: string, password: string): Promise<boolean>
  /** Ends all other sessions of the user. */
  setPassword(visitor: Visitor, newPassword: string): Promise<void>
  setEmail(userId: string, email: string): Promise<'done' | 'taken'>
  /** @returns null when allowed, else the seconds to wait */
  countAttempt(key: string, limit: RateLimit, now: Date): Promise<number | null>
  forgetAttempts(key: string): Promise<void>
  findKey(secret: string, now: Date): Promise<ApiKey | null>
  listKeys(
    workspaceId: string,
    cursor: string | null,
    limit: number,
  ): Promise<{ readonly items: readonly ApiKey[]; readonly next: string | null }>
  createKey(key: Parameters<typeof createApiKey>[1]): ReturnType<typeof createApiKey>
  revokeKey(workspaceId: string, id: string, now: Date): Promise<boolean>
}

/** @param previous the same with the secret before this one: its sessions still count, none are signed with it */
export function createAccounts(db: Sql, auth: Auth, previous: Auth | null): Accounts {
  async function sessionOf(headers: Headers) {
    const found = await auth.api.getSession({ headers, returnHeaders: true })
    if (found.response || !previous) return found
    return previous.api.getSession({ headers, returnHeaders: true, query: { disableRefresh: true } })
  }

  async function beginSession(userId: string): Promise<Cookies> {
    const { headers } = await auth.api.signInByUserId({ body: { userId }, returnHeaders: true })
    return headers.getSetCookie()
  }

  return {
    async visitor(headers) {
      // Most calls carry a key or nothing: no query for those.
      if (!headers.has('cookie')) return null
      const { headers: answer, response } = await sessionOf(headers)
      if (!response) return null
      const { user, session } = response
      const membership = await membershipOf(db, user.id)
      if (!membership) return null
      const email = isRealEmail(user.email) ? user.email : null
      return { ...membership, userId: user.id, email, sessionToken: session.token, cookies: answer.getSetCookie() }
    },
    async signIn(email, password) {
      return nullOn(['UNAUTHORIZED', 'BAD_REQUEST'], async () => {
        const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
        return headers.getSetCookie()
      })
    },
    async signOut(headers) {
      const answer = await auth.api.signOut({ headers, returnHeaders: true })
      return answer.headers.getSetCookie()
    },
    async signOutEverywhere(headers) {
      const { response } = await sessionOf(headers)
      if (response) await db.query('DELETE FROM session WHERE user_id = $1', [response.user.id])
      const answer = await auth.api.signOut({ headers, returnHeaders: true })
      return answer.headers.getSetCookie()
    },
    async openOwnerLink(token, now) {
      const workspaceId = await consumeOwnerLink(db, token, now)
      return workspaceId === null ? null : beginSession(await ensureOwner(db, workspaceId))
    },
    async signUp(email, password) {
      const userId = await nullOn(['UNPROCESSABLE_ENTITY'], async () => {
        const { user } = await auth.api.signUpEmail({ body: { email, password, name: '' } })
        return user.id
      })
      if (userId === null) return null
      await giveOwnWorkspace(db, userId)
      return beginSession(userId)
    },
    async askReset(email) {
      await auth.api.requestPasswordReset({ body: { email } })
    },
    async resetPassword(token, newPassword) {
      const done = await nullOn(['BAD_REQUEST'], () => auth.api.resetPassword({ body: { token, newPassword } }))
      return done === null ? 'invalid' : 'done'
    },
    isPasswordOf: (userId, password) => isPasswordOf(db, userId, password),
    setPassword: (visitor, newPassword) => writePassword(db, visitor.userId, newPassword, visitor.sessionToken),
    setEmail: (userId, email) => writeEmail(db, userId, email),
    countAttempt: (key, limit, now) => countAttempt(db, key, limit, now),
    forgetAttempts: (key) => forgetAttempts(db, key),
    findKey: (secret, now) => findApiKey(db, secret, now),
    listKeys: (workspaceId, cursor, limit) => listApiKeys(db, workspaceId, cursor, limit),
    createKey: (key) => createApiKey(db, key),
    revokeKey: (workspaceId, id, now) => revokeApiKey(db, workspaceId, id, now),
  }
}

/** @returns what `ask` gives, or null where better-auth refuses with one of these statuses. */
async function nullOn<T>(statuses: readonly string[], ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (isAPIError(error) && statuses.includes(String(error.status))) return null
    throw error
  }
}
