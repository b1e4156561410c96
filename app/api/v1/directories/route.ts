import { randomUUID } from 'node:crypto'
import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { createDirectory } from '#pipeline/create-directory.ts'
import { directoryView } from '../_directory-view.ts'
import { ROUTES } from '../_routes.ts'

export const GET = route(ROUTES.listDirectories, async ({ ports, access, query }) => {
  const { items, next } = await ports.directories.list(access.workspaceId, query.cursor ?? null, query.limit)
  return { items: items.map(directoryView), next }
})

export const POST = route(ROUTES.createDirectory, async ({ ports, access, body }) => {
  const { workspaceId } = access
  const request = { ...body, workspaceId, id: randomUUID(), idColumn: body.idColumn ?? null, now: ports.now() }
  const created = await createDirectory(ports, request)
  if ('code' in created) return refuse(created.code)
  const directory = await ports.directories.get(workspaceId, created.id)
  return directory ? directoryView(directory) : refuse('not_found')
})
