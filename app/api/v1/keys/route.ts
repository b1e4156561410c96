import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { keyView } from '../_key-view.ts'
import { ROUTES } from '../_routes.ts'

export const GET = route(ROUTES.listKeys, async ({ ports, access, query }) => {
  const { items, next } = await ports.accounts.listKeys(access.workspaceId, query.cursor ?? null, query.limit)
  return { items: items.map(keyView), next }
})

export const POST = route(ROUTES.createKey, async ({ ports, access, body }) => {
  const now = ports.now()
  const expiresAt = body.expiresAt ? new Date(body.expiresAt) : null
  if (expiresAt && expiresAt <= now) return refuse('key.expiry_past')
  const { name, role } = body
  const key = await ports.accounts.createKey({ workspaceId: access.workspaceId, name, role, expiresAt, now })
  return { ...keyView(key), secret: key.secret }
})
