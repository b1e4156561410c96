import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { SourceError } from '#pipeline/part/read-source.ts'
import { readRows } from '#pipeline/read-rows.ts'
import { ROUTES } from '../../../_routes.ts'

export const GET = route(ROUTES.listRows, async ({ ports, access, params, query }) => {
  const job = await ports.jobs.get(access.workspaceId, params.id)
  if (!job) return refuse('not_found')
  if (job.expiredAt !== null) return refuse('job.expired')
  const { status = null, from, limit, evidence } = query
  try {
    return await readRows(ports, job, { status, from, limit, evidence })
  } catch (error) {
    // Rows of a dead range stand in the file alone, and it may have been deleted since.
    if (error instanceof SourceError) return refuse('job.source_gone')
    throw error
  }
})
