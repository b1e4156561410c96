import { route } from '#app/_access/route.ts'
import { listAudiences } from '#pipeline/audience/look-at-audiences.ts'
import { refuseLook } from '../../../_audience-view.ts'
import { withinCheckTime } from '../../../_connection-view.ts'
import { ROUTES } from '../../../_routes.ts'

export const GET = route(ROUTES.listAudiences, async ({ ports, access, params, signal }) => {
  const looked = await listAudiences(ports, access.workspaceId, params.id, withinCheckTime(signal))
  return 'code' in looked ? refuseLook(looked) : { items: looked.value, next: null }
})
