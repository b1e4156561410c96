import { limitAttempts } from '#app/_access/attempts.ts'
import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { setCookies } from '../_cookies.ts'
import { ROUTES } from '../_routes.ts'

export const POST = route(ROUTES.signUp, async ({ ports, body, headers, answerHeaders }) => {
  if (ports.settings.signup === 'closed') return refuse('signup.closed')
  const limited = await limitAttempts(ports, { doing: 'sign-up', account: null, headers })
  if (limited) return limited
  const cookies = await ports.accounts.signUp(body.email, body.password)
  return cookies ? setCookies(answerHeaders, cookies) : refuse('account.email_taken')
})
