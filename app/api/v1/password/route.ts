import { limitAttempts } from '#app/_access/attempts.ts'
import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { ROUTES } from '../_routes.ts'

export const PUT = route(ROUTES.setPassword, async ({ ports, access, body, headers }) => {
  const { accounts } = ports
  const { visitor, userId } = access
  if (visitor.hasPassword) {
    const limited = await limitAttempts(ports, { doing: 'password', account: userId, headers })
    if (limited) return limited
    if (!(await accounts.isPasswordOf(userId, body.currentPassword ?? ''))) return refuse('password.wrong')
  }
  if (visitor.email === null && body.email === undefined) return refuse('account.email_needed')
  if (body.email !== undefined && (await accounts.setEmail(userId, body.email)) === 'taken') {
    return refuse('account.email_taken')
  }
  await accounts.setPassword(visitor, body.newPassword)
})
