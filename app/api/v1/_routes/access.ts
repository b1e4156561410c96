/** Who gets in: sessions, accounts, passwords, API keys. */
import type { RouteSpec } from '#app/_access/route.ts'
import * as access from '../_schemas/access.ts'
import { PageQuery } from '../_schemas/common-fields.ts'

export const ACCESS_ROUTES = {
  signIn: {
    method: 'POST',
    path: '/api/v1/session',
    who: 'open',
    does: 'Sign in; sets the session cookie',
    body: access.SignIn,
    status: 204,
  },
  whoAmI: {
    method: 'GET',
    path: '/api/v1/session',
    who: 'viewer',
    does: 'Who asks',
    answer: access.SessionView,
    status: 200,
  },
  signOut: { method: 'DELETE', path: '/api/v1/session', who: 'member', does: 'Sign out', status: 204 },
  signOutEverywhere: {
    method: 'DELETE',
    path: '/api/v1/sessions',
    who: 'member',
    does: 'End every session of the user',
    status: 204,
  },
  signUp: {
    method: 'POST',
    path: '/api/v1/accounts',
    who: 'open',
    does: 'Make an account with a workspace of its own, where KITH_SIGNUP is open',
    body: access.SignUp,
    status: 204,
  },
  setPassword: {
    method: 'PUT',
    path: '/api/v1/password',
    who: 'member',
    does: 'Set or change the password; ends all other sessions',
    body: access.SetPassword,
    status: 204,
  },
  askReset: {
    method: 'POST',
    path: '/api/v1/password/resets',
    who: 'open',
    does: 'Ask for a mail with a link to a new password',
    body: access.AskReset,
    status: 204,
  },
  resetPassword: {
    method: 'PUT',
    path: '/api/v1/password/resets',
    who: 'open',
    does: 'Set a new password with the token of such a link',
    body: access.ResetPassword,
    status: 204,
  },
  listKeys: {
    method: 'GET',
    path: '/api/v1/keys',
    who: 'owner',
    does: 'API keys of the workspace, newest first',
    query: PageQuery,
    answer: access.KeyPage,
    status: 200,
  },
  createKey: {
    method: 'POST',
    path: '/api/v1/keys',
    who: 'owner',
    does: 'Make an API key; its secret is shown this once',
    body: access.NewKey,
    answer: access.CreatedKey,
    status: 201,
  },
  revokeKey: { method: 'DELETE', path: '/api/v1/keys/{id}', who: 'owner', does: 'Revoke an API key', status: 204 },
} as const satisfies Record<string, RouteSpec>
