import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { describeAudience } from '#pipeline/audience/look-at-audiences.ts'
import { refuseLook } from '../../../../_audience-view.ts'
import { withinCheckTime } from '../../../../_connection-view.ts'
import { ROUTES } from '../../../../_routes.ts'
import { AudienceId } from '../../../../_schemas/audience.ts'

export const GET = route(ROUTES.getAudience, async ({ ports, access, params, signal }) => {
  const { id, audienceId } = params
  // It becomes part of an address of the service.
  if (!AudienceId.safeParse(audienceId).success) return refuse('not_found')
  const looked = await describeAudience(ports, access.workspaceId, id, audienceId, withinCheckTime(signal))
  return 'code' in looked ? refuseLook(looked) : looked.value
})
