import { randomUUID } from 'node:crypto'
import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { startUpload } from '#pipeline/start-upload.ts'
import { ROUTES } from '../_routes.ts'

export const POST = route(ROUTES.startUpload, async ({ ports, access, body }) => {
  const { workspaceId } = access
  const maxBytes = ports.settings.maxUploadBytes
  const started = await startUpload(ports, { workspaceId, id: randomUUID(), ...body, maxBytes, now: ports.now() })
  return 'code' in started ? refuse(started.code) : started
})
