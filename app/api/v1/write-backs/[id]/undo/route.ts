import { route } from '#app/_access/route.ts'
import { ROUTES } from '../../../_routes.ts'
import { startWriteBack } from '../../../_write-back-view.ts'

export const POST = route(ROUTES.undoWriteBack, async ({ ports, access, params }) =>
  startWriteBack(ports, access.workspaceId, params.id, 'undo'),
)
