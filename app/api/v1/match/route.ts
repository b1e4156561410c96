import { type Refusal, refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { nicknameSnapshot } from '#core/nickname-snapshot.ts'
import { areCurrent, SHIPPED_PARAMETERS } from '#core/parameters.ts'
import { checkProviders } from '#pipeline/create-job.ts'
import { completeOptions } from '#pipeline/job-options.ts'
import { matchOne } from '#pipeline/match-one.ts'
import { errorCode } from '#pipeline/part/error-code.ts'
import type { ProviderToOpen } from '#pipeline/people/open-providers.ts'
import { WaitError } from '#pipeline/ports/wait-error.ts'
import { ROUTES } from '../_routes.ts'

export const POST = route(ROUTES.match, async ({ ports, access, body, signal }) => {
  const { workspaceId } = access
  const { parametersOf, ...given } = body.options ?? {}
  // A vendor costs money.
  const isPaid = body.providers.some((provider) => 'connectionId' in provider)
  if (isPaid && access.role === 'viewer') return refuse('access.forbidden')
  const options = completeOptions(given)
  if ('code' in options) return refuse(options.code)
  const refusal = await checkProviders(ports, workspaceId, body.providers)
  if (refusal) return refuse(refusal)

  const providers: ProviderToOpen[] = []
  for (const provider of body.providers) {
    if ('connectionId' in provider) {
      providers.push({ kind: 'connection', connectionId: provider.connectionId })
      continue
    }
    const index = (await ports.directories.get(workspaceId, provider.directoryId))?.index
    if (!index) return refuse('provider.importing')
    providers.push({ kind: 'directory', key: index.key })
  }
  const job = parametersOf === undefined ? null : await ports.jobs.get(workspaceId, parametersOf)
  if (parametersOf !== undefined && !job) return refuse('not_found')
  if (job && !job.frozen) return refuse('job.no_parameters')
  if (job?.frozen && !areCurrent(job.frozen.parameters)) return refuse('job.parameters_outdated')
  const parameters = job?.frozen?.parameters ?? {
    ...SHIPPED_PARAMETERS,
    ...nicknameSnapshot(await ports.nicknames.get(workspaceId)),
  }
  try {
    return await matchOne(ports, { workspaceId, contact: body.contact, providers, options, parameters }, signal)
  } catch (error) {
    if (error instanceof WaitError) return refuseWait(error)
    if (errorCode(error) === 'directory.outdated') return refuse('provider.outdated')
    if (errorCode(error) === 'connection.missing') return refuse('provider.missing')
    throw error
  }
})

/** Somebody at a page or a shell waits: they are told why, and when to come again. */
function refuseWait({ code, forMs }: WaitError): Refusal {
  const more = forMs === null ? {} : { retryAfterSeconds: Math.max(1, Math.ceil(forMs / 1_000)) }
  if (code === 'provider.limit' || code === 'lookup.elsewhere') return refuse('vendor.busy', more)
  if (code.startsWith('budget.')) return refuse('vendor.budget', more)
  switch (code) {
    case 'provider.key_rejected':
    case 'provider.no_credit':
    case 'provider.secret_lost':
      return refuse(code, more)
    default:
      return refuse('vendor.unavailable', more)
  }
}
