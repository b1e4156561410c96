import { route } from '#app/_access/route.ts'
import { deleteSubject } from '#pipeline/delete-subject.ts'
import { answerDeletion } from '../../_deletion.ts'
import { oneJob } from '../../_one-job.ts'
import { ROUTES } from '../../_routes.ts'

export const GET = route(ROUTES.getJob, async ({ ports, access, params }) =>
  oneJob(ports, access.workspaceId, params.id),
)

export const DELETE = route(ROUTES.deleteJob, async ({ ports, access, params }) =>
  answerDeletion(await deleteSubject(ports, 'job', access.workspaceId, params.id)),
)
