import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { readChanges } from '#pipeline/write-back-changes.ts'
import { ROUTES } from '../../../_routes.ts'
import { leftView } from '../../../_write-back-view.ts'

export const GET = route(ROUTES.listWriteBackChanges, async ({ ports, access, params, query }) => {
  const found = await ports.writeBacks.get(access.workspaceId, params.id)
  if (found === null) return refuse('not_found')
  const { members, next } = await readChanges(ports, found, query)
  return { members: members.map(({ left, ...member }) => ({ ...member, left: leftView(left) })), next }
})
