import { route } from '#app/_access/route.ts'
import { ROUTES } from '../../../_routes.ts'
import { afterStep } from '../../../_write-back-view.ts'

export const POST = route(ROUTES.applyWriteBack, async ({ ports, access, params }) => {
  const { workspaceId } = access
  return afterStep(await ports.writeBacks.start(workspaceId, params.id, 'apply'), ports, workspaceId, params.id)
})
