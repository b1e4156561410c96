import { forgetAttempts, limitAttempts } from '#app/_access/attempts.ts'
import { isOperator } from '#app/_access/authorise.ts'
import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { setCookies } from '../_cookies.ts'
import { ROUTES } from '../_routes.ts'

export const POST = route(ROUTES.signIn, async ({ ports, body, headers, answerHeaders }) => {
  const attempt = { doing: 'sign-in', account: body.email, headers } as const
  const limited = await limitAttempts(ports, attempt)
  if (limited) return limited
  const cookies = await ports.accounts.signIn(body.email, body.password)
  if (!cookies) return refuse('sign_in.failed')
  await forgetAttempts(ports, attempt)
  return setCookies(answerHeaders, cookies)
})

export const GET = route(ROUTES.whoAmI, async ({ access }) => {
  const { workspaceId, role } = access
  const known = { workspaceId, role, isOperator: isOperator(access) }
  if (access.kind === 'key') return { kind: 'key' as const, ...known, email: null, hasPassword: false }
  const { email, hasPassword } = access.visitor
  return { kind: 'user' as const, ...known, email, hasPassword }
})

export const DELETE = route(ROUTES.signOut, async ({ ports, headers, answerHeaders }) =>
  setCookies(answerHeaders, await ports.accounts.signOut(headers)),
)
