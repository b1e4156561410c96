import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { type Redriven, redrive } from '#pipeline/redrive.ts'
import { ROUTES } from '../../_routes.ts'

/** Of more than this at once the rest is left for another call. */
const MOST_AT_ONCE = 1_000

export const POST = route(ROUTES.redrive, async ({ ports, body }) => {
  const { log } = ports.logging
  const revive = (given: Redriven) => redrive({ ...ports, log }, given)
  if (body.only) {
    const { workspaceId, subjectId, step, n } = body.only
    const only = step === undefined || n === undefined ? null : { step, n }
    const steps = await revive({ workspaceId, subjectId, only })
    if ('code' in steps) return refuse(steps.code === 'job.not_now' ? 'redrive.not_now' : steps.code)
    return { redriven: steps.length, left: 0 }
  }
  const { dead } = await ports.operations.overview(MOST_AT_ONCE)
  const subjects = new Map(
    dead.map(({ workspaceId, subjectId }) => [subjectId, { workspaceId, subjectId, only: null }]),
  )
  let redriven = 0
  for (const subject of subjects.values()) {
    const steps = await revive(subject)
    if (!('code' in steps)) redriven += steps.length
  }
  return { redriven, left: Math.max(0, dead.length - redriven) }
})
