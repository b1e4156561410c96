/** The one place that says who asks, for which workspace, and whether they may. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Accounts, Visitor } from '#adapters/auth/accounts.ts'
import { ROLES, type Role } from '#adapters/auth/role.ts'
import { isSameOrigin } from './hosts.ts'
import { type Refusal, refuse } from './refusal.ts'

export interface KeyAccess {
  readonly kind: 'key'
  readonly workspaceId: string
  readonly role: Role
  readonly keyId: string
}

export interface UserAccess {
  readonly kind: 'user'
  readonly workspaceId: string
  readonly role: Role
  readonly userId: string
  readonly visitor: Visitor
}

export type Access = KeyAccess | UserAccess

/**
 * `open`: nobody is asked; `member`: whoever is signed in by a browser, with any role; `operator`: an owner of the
 * workspace of this instance; `scraper`: who holds the token for metrics, or an operator.
 */
export type Who = 'open' | 'member' | 'operator' | 'scraper' | Role

/** It exists from the first start; its owners run the instance. Whoever signs up owns another one. */
const OPERATORS_WORKSPACE = 'local'

export const isOperator = ({ workspaceId, role }: Access): boolean =>
  workspaceId === OPERATORS_WORKSPACE && role === 'owner'

interface Asked {
  readonly method: string
  readonly headers: Headers
}

interface Guard {
  readonly accounts: Pick<Accounts, 'visitor' | 'findKey'>
  readonly siteUrl: string
  /** Left out, or null: there is none. */
  readonly metricsToken?: string | null
  readonly now: Date
}

/** @returns who asks, or null where nobody was asked; a refusal where they may not. */
export async function authorise(request: Asked, who: Who, guard: Guard): Promise<Access | null | Refusal> {
  if (who === 'open') return isFromElsewhere(request, guard.siteUrl) ? refuse('origin.refused') : null
  if (who === 'scraper' && holdsToken(request.headers, guard.metricsToken ?? null)) return null
  const access = await accessOf(request.headers, guard)
  if (access === null) return refuse('access.unauthenticated')
  if (access.kind === 'user' && isWrite(request.method) && !isSameOrigin(request.headers, guard.siteUrl)) {
    return refuse('origin.refused')
  }
  if (who === 'member') return access.kind === 'user' ? access : refuse('access.users_only')
  if (who === 'operator' || who === 'scraper') return isOperator(access) ? access : refuse('access.operators_only')
  return ROLES.indexOf(access.role) >= ROLES.indexOf(who) ? access : refuse('access.forbidden')
}

/** Who a request's headers stand for, whatever it asks. A key counts before a cookie; a wrong key is nobody. */
export async function accessOf(headers: Headers, guard: Guard): Promise<Access | null> {
  if (headers.has('authorization')) {
    const secret = bearerOf(headers)
    const key = secret ? await guard.accounts.findKey(secret, guard.now) : null
    return key && { kind: 'key', workspaceId: key.workspaceId, role: key.role, keyId: key.id }
  }
  const visitor = await guard.accounts.visitor(headers)
  return (
    visitor && {
      kind: 'user',
      workspaceId: visitor.workspaceId,
      role: visitor.role,
      userId: visitor.userId,
      visitor,
    }
  )
}

/** Compared by hashes, so that the time it takes tells nothing of the token. */
function holdsToken(headers: Headers, token: string | null): boolean {
  const given = bearerOf(headers)
  if (token === null || given === null) return false
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(token))
}

const bearerOf = (headers: Headers) => /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null

const isWrite = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** Another site's page must not sign its visitor in; a shell, which names no origin, may. */
function isFromElsewhere({ method, headers }: Asked, siteUrl: string): boolean {
  const origin = headers.get('origin')
  return isWrite(method) && origin !== null && origin !== 'null' && !isSameOrigin(headers, siteUrl)
}
