/**
 * The one-time owner link. A person's browser that goes there is let in at once; whatever else fetches it, such as the
 * preview of a mail or chat program, gets a page with a button and uses nothing up.
 */
import { z } from 'zod'
import { limitAttempts } from '#app/_access/attempts.ts'
import { refuse } from '#app/_access/refusal.ts'
import { type Call, type RouteSpec, route } from '#app/_access/route.ts'

const Token = z.object({ token: z.string().max(200).optional() })

const OPEN = {
  method: 'GET',
  path: '/owner',
  who: 'open',
  does: 'Open the owner link',
  query: Token,
  status: 303,
} as const satisfies RouteSpec

const CONFIRM = { ...OPEN, method: 'POST' } as const satisfies RouteSpec

export const GET = route(OPEN, async (call) =>
  isNavigation(call.headers) ? letIn(call.query.token, call) : confirmPage(),
)

/** The page's form repeats its own address, so that the token is in no page that could be kept. */
export const POST = route(CONFIRM, async (call) => letIn(call.query.token, call))

async function letIn(token: string | undefined, { ports, headers }: Pick<Call<typeof OPEN>, 'ports' | 'headers'>) {
  const limited = await limitAttempts(ports, { doing: 'owner-link', account: null, headers })
  if (limited) return limited
  const cookies = await ports.accounts.openOwnerLink(token ?? '', ports.now())
  if (!cookies) return refuse('owner_link.invalid')
  const response = new Response(null, { status: 303, headers: { location: '/' } })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** Browsers say of themselves that a person follows a link, which scripts and previews cannot. */
function isNavigation(headers: Headers): boolean {
  return (
    headers.get('sec-fetch-mode') === 'navigate' &&
    headers.get('sec-fetch-dest') === 'document' &&
    !headers.has('sec-purpose') &&
    !headers.has('purpose')
  )
}

function confirmPage(): Response {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Kith</title><body style="font: 1.1rem/1.5 system-ui; display: grid; place-content: center; min-height: 90vh">
<h1>Kith</h1><p>This link works once. It makes this browser the owner’s.</p>
<form method="post"><button style="font: inherit; padding: .6em 1.2em">Open Kith</button></form></body></html>`
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
