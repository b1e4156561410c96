import { randomUUID } from 'node:crypto'
import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { createWriteBack } from '#pipeline/write-back-create.ts'
import { ROUTES } from '../_routes.ts'
import { oneWriteBack, writeBackView } from '../_write-back-view.ts'

export const GET = route(ROUTES.listWriteBacks, async ({ ports, access, query }) => ({
  items: (await ports.writeBacks.ofJob(access.workspaceId, query.jobId)).map(writeBackView),
}))

export const POST = route(ROUTES.createWriteBack, async ({ ports, access, body }) => {
  const { workspaceId } = access
  const { jobId, rules = {} } = body
  const created = await createWriteBack(ports, { workspaceId, id: randomUUID(), jobId, rules, now: ports.now() })
  return 'code' in created ? refuse(created.code) : oneWriteBack(ports, workspaceId, created.id)
})
