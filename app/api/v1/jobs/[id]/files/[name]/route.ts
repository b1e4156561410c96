import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { ROUTES } from '../../../../_routes.ts'

export const GET = route(ROUTES.getFile, async ({ ports, access, params }) => {
  const job = await ports.jobs.get(access.workspaceId, params.id)
  if (job?.expiredAt) return refuse('job.expired')
  const file = job?.files.find(({ name }) => name === params.name)
  if (!file) return refuse('not_found')
  const location = await ports.objects.downloadUrl(file.key, file.name)
  return new Response(null, { status: 302, headers: { location } })
})
