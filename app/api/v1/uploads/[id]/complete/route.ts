import { refuse, refuseFile } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { completeUpload } from '#pipeline/complete-upload.ts'
import { ROUTES } from '../../../_routes.ts'

export const POST = route(ROUTES.completeUpload, async ({ ports, access, params, body }) => {
  const read = await completeUpload(ports, access.workspaceId, params.id, body.parts)
  if ('code' in read) return refuse(read.code)
  return 'unreadable' in read ? refuseFile(read.unreadable) : read.preview
})
