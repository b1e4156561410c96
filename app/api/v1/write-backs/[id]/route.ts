import { route } from '#app/_access/route.ts'
import { ROUTES } from '../../_routes.ts'
import { oneWriteBack } from '../../_write-back-view.ts'

export const GET = route(ROUTES.getWriteBack, async ({ ports, access, params }) =>
  oneWriteBack(ports, access.workspaceId, params.id),
)
