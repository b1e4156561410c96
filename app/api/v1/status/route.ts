import { route } from '#app/_access/route.ts'
import { uploadKey } from '#core/storage-key.ts'
import { ROUTES } from '../_routes.ts'

/** @returns what `ask` gives, or null when it fails: a part that is down is an answer here. */
async function orNull<T>(ask: Promise<T>): Promise<{ readonly value: T } | null> {
  return ask.then(
    (value) => ({ value }),
    () => null,
  )
}

export const GET = route(ROUTES.status, async ({ ports, access }) => {
  const nothing = uploadKey(access.workspaceId, 'status')
  const [workers, objects] = await Promise.all([orNull(ports.workers.alive()), orNull(ports.objects.head(nothing))])
  const alive = workers?.value ?? 0
  const parts = [
    { name: 'database' as const, isWell: workers !== null },
    { name: 'objects' as const, isWell: objects !== null },
    { name: 'workers' as const, isWell: alive > 0 },
  ]
  return {
    status: parts.every(({ isWell }) => isWell) ? ('ok' as const) : ('unwell' as const),
    parts,
    workers: alive,
    limits: { uploadBytes: ports.settings.maxUploadBytes },
  }
})
