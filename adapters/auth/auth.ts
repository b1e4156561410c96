/** better-auth, set up for Kith: e-mail and password, sessions in the database, and a way in by the owner link. */
import { createHash } from 'node:crypto'
import { createAuthEndpoint } from '@better-auth/core/api'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { setSessionCookie } from 'better-auth/cookies'
import { betterAuth } from 'better-auth/minimal'
import { z } from 'zod'
import { LEAST_PASSWORD_LENGTH, MOST_PASSWORD_LENGTH } from './password-length.ts'
import { dropOpenLinks } from './passwords.ts'
import type { Sql } from './sql.ts'

export interface AuthOptions {
  readonly db: Sql
  /** The generated client. */
  readonly prisma: object
  readonly siteUrl: string
  readonly secret: string
  /** What tells this instance from another one on the same host, where cookies don't care for ports. */
  readonly instance: string
  /** Gets the one secret of the link; must not wait for the mail to go out, or the time it takes tells who has an account. */
  readonly sendReset: (email: string, token: string) => void
}

const DAY_SECONDS = 24 * 3600

/** @returns better-auth's own object; only `adapters/auth/accounts.ts` calls it, and its HTTP handler is never served. */
export function createAuth(options: AuthOptions) {
  const instance = createHash('sha256').update(options.instance).digest('hex').slice(0, 8)
  return betterAuth({
    baseURL: options.siteUrl,
    secret: options.secret,
    database: prismaAdapter(options.prisma, { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: LEAST_PASSWORD_LENGTH,
      maxPasswordLength: MOST_PASSWORD_LENGTH,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      onPasswordReset: ({ user }) => dropOpenLinks(options.db, user.id),
      sendResetPassword: async ({ user, token }) => options.sendReset(user.email, token),
    },
    // A reset token lets its bearer in: like other secrets it is kept as a hash only.
    verification: { storeIdentifier: 'hashed' },
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    // Attempts are counted by our own calls, per account and per address.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: `kith-${instance}`,
      useSecureCookies: options.siteUrl.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
    },
    // Its lines may quote e-mail addresses.
    logger: { disabled: true },
    telemetry: { enabled: false },
    plugins: [signInByUserId],
  })
}

/** Only for callers on this server: begins a session for a user who has proved who they are in another way. */
const signInByUserId = {
  id: 'sign-in-by-user-id',
  endpoints: {
    signInByUserId: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(context.body.userId)
        if (!user) throw new Error('No such user')
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(context, { session, user })
        return context.json({ userId: user.id })
      },
    ),
  },
}

export type Auth = ReturnType<typeof createAuth>
