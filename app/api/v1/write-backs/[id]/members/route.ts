import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { ROUTES } from '../../../_routes.ts'
import { leftView } from '../../../_write-back-view.ts'

export const GET = route(ROUTES.listWriteBackMembers, async ({ ports, access, params, query }) => {
  const { workspaceId } = access
  if ((await ports.writeBacks.get(workspaceId, params.id)) === null) return refuse('not_found')
  const { outcome = null, undo = null, from, limit } = query
  const { members, next } = await ports.writeBacks.members(workspaceId, params.id, { outcome, undo, from, limit })
  return {
    members: members.map(({ place: _, left, undoLeft, ...member }) => ({
      ...member,
      left: leftView(left),
      undoLeft: leftView(undoLeft),
    })),
    next,
  }
})
