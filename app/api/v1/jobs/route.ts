import { createHash, randomUUID } from 'node:crypto'
import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { createJob } from '#pipeline/create-job.ts'
import { jobContext } from '../_job-context.ts'
import { jobView } from '../_job-view.ts'
import { oneJob } from '../_one-job.ts'
import { ROUTES } from '../_routes.ts'

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/

export const GET = route(ROUTES.listJobs, async ({ ports, access, query }) => {
  const [{ items, next }, context] = await Promise.all([
    ports.jobs.list(access.workspaceId, query.cursor ?? null, query.limit),
    jobContext(ports, access.workspaceId),
  ])
  return { items: items.map((job) => jobView(job, context, null)), next }
})

export const POST = route(ROUTES.createJob, async ({ ports, access, body, headers }) => {
  const key = headers.get('idempotency-key')
  if (key !== null && !IDEMPOTENCY_KEY.test(key)) {
    return refuse('request.invalid', { fields: [{ path: 'Idempotency-Key', code: 'invalid_format' }] })
  }
  const { source, mapping, providers, options = {}, capMicros = null, trialRows = null } = body
  // The checked body has its names in the schema's order, so the same request always has the same hash.
  const requestHash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const created = await createJob(
    { ...ports, sha256: ports.people.sha256 },
    {
      workspaceId: access.workspaceId,
      id: randomUUID(),
      uploadId: source.uploadId,
      mapping,
      providers,
      options,
      trialRows,
      capMicros,
      idempotency: key === null ? null : { key, requestHash },
      now: ports.now(),
    },
  )
  return 'code' in created ? refuse(created.code) : oneJob(ports, access.workspaceId, created.id)
})
