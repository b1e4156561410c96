import { limitAttempts } from '#app/_access/attempts.ts'
import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { ROUTES } from '../../_routes.ts'

export const POST = route(ROUTES.askReset, async ({ ports, body, headers }) => {
  const limited = await limitAttempts(ports, { doing: 'reset', account: body.email, headers })
  if (limited) return limited
  await ports.accounts.askReset(body.email)
})

export const PUT = route(ROUTES.resetPassword, async ({ ports, body, headers }) => {
  const limited = await limitAttempts(ports, { doing: 'reset', account: null, headers })
  if (limited) return limited
  if ((await ports.accounts.resetPassword(body.token, body.newPassword)) === 'invalid') return refuse('reset.invalid')
})
