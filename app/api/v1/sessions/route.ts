import { route } from '#app/_access/route.ts'
import { setCookies } from '../_cookies.ts'
import { ROUTES } from '../_routes.ts'

export const DELETE = route(ROUTES.signOutEverywhere, async ({ ports, headers, answerHeaders }) =>
  setCookies(answerHeaders, await ports.accounts.signOutEverywhere(headers)),
)
