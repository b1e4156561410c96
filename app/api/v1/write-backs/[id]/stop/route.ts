import { route } from '#app/_access/route.ts'
import { ROUTES } from '../../../_routes.ts'
import { afterStep } from '../../../_write-back-view.ts'

export const POST = route(ROUTES.stopWriteBack, async ({ ports, access, params }) => {
  const { workspaceId } = access
  return afterStep(await ports.writeBacks.stop(workspaceId, params.id), ports, workspaceId, params.id)
})
