import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { readRows } from '#pipeline/read-rows.ts'
import { ROUTES } from '../../../_routes.ts'

export const GET = route(ROUTES.listRows, async ({ ports, access, params, query }) => {
  const job = await ports.jobs.get(access.workspaceId, params.id)
  if (!job) return refuse('not_found')
  const { status = null, from, limit } = query
  return readRows(ports, job, { status, from, limit })
})
