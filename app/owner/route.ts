/**
 * The one-time owner link. A person's browser that goes there is let in at once; whatever else fetches it, such as the
 * preview of a mail or chat program, gets a page with a button and uses nothing up.
 */
import { z } from 'zod'
import { limitAttempts } from '#app/_access/attempts.ts'
import { PROBLEMS } from '#app/_access/problems.ts'
import type { Refusal } from '#app/_access/refusal.ts'
import { type Call, type RouteSpec, route } from '#app/_access/route.ts'

const OPEN = {
  method: 'GET',
  path: '/owner',
  who: 'open',
  does: 'Open the owner link',
  query: z.object({ token: z.string().max(200).optional() }),
  status: 303,
} as const satisfies RouteSpec

const CONFIRM = { ...OPEN, method: 'POST' } as const satisfies RouteSpec

export const GET = route(OPEN, async (call) => (isNavigation(call.headers) ? letIn(call) : page(200, ASK)))

/** The page's form goes to its own address, so that the token stands in no page that could be kept. */
export const POST = route(CONFIRM, async (call) => letIn(call))

async function letIn({
  ports,
  headers,
  query,
}: Pick<Call<typeof OPEN>, 'ports' | 'headers' | 'query'>): Promise<Response | Refusal> {
  const limited = await limitAttempts(ports, { doing: 'owner-link', account: null, headers })
  if (limited) return limited
  const cookies = await ports.accounts.openOwnerLink(query.token ?? '', ports.now())
  // Whoever opens it again where it has worked is in already.
  if (!cookies && !(await ports.accounts.visitor(headers))) {
    const [status, sentence] = PROBLEMS['owner_link.invalid']
    return page(status, `<p>${sentence}</p>`)
  }
  const response = new Response(null, { status: 303, headers: { location: '/' } })
  for (const cookie of cookies ?? []) response.headers.append('set-cookie', cookie)
  return response
}

/** Browsers say of themselves that a person follows a link; scripts and previews cannot. */
function isNavigation(headers: Headers): boolean {
  return (
    headers.get('sec-fetch-mode') === 'navigate' &&
    headers.get('sec-fetch-dest') === 'document' &&
    !headers.has('sec-purpose') &&
    !headers.has('purpose')
  )
}

const ASK = `<p>This link works once. It makes this browser the owner’s.</p>
<form method="post"><button style="font: inherit; padding: .6em 1.2em">Open Kith</button></form>`

function page(status: number, content: string): Response {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Kith</title>
<body style="font: 1.1rem/1.5 system-ui; max-width: 32rem; margin: 15vh auto; padding: 0 1rem"><main><h1>Kith</h1>
${content}</main></body></html>`
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}
