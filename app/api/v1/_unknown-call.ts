/** Calls that no route answers are refused like all others: as problem details, not as a page. */
import { type Refusal, refuse } from '#app/_access/refusal.ts'
import { ROUTES } from './_routes.ts'

const KNOWN = Object.values(ROUTES).map(({ method, path }) => ({
  method: method as string,
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
}))
/** Answered for every route, whatever it serves. */
const ALWAYS: readonly string[] = ['HEAD', 'OPTIONS']

/** @returns null for a call that a route answers, and for what is no call of the API */
export function refuseUnknownCall(method: string, path: string): Refusal | null {
  if (!path.startsWith('/api/')) return null
  const served = KNOWN.filter(({ pattern }) => pattern.test(path))
  if (served.length === 0) return refuse('not_found')
  if (ALWAYS.includes(method) || served.some((one) => one.method === method)) return null
  return refuse('request.method')
}
