import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { nicknameSnapshot } from '#core/nickname-snapshot.ts'
import { areCurrent, SHIPPED_PARAMETERS } from '#core/parameters.ts'
import { checkProviders } from '#pipeline/create-job.ts'
import { completeOptions } from '#pipeline/job-options.ts'
import { type MatchProvider, matchOne } from '#pipeline/match-one.ts'
import { errorCode } from '#pipeline/part/error-code.ts'
import { ROUTES } from '../_routes.ts'

export const POST = route(ROUTES.match, async ({ ports, access, body }) => {
  const { workspaceId } = access
  const { parametersOf, ...given } = body.options ?? {}
  const options = completeOptions(given)
  if ('code' in options) return refuse(options.code)
  const refusal = await checkProviders(ports.directories, workspaceId, body.providers)
  if (refusal) return refuse(refusal)

  const providers: MatchProvider[] = []
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
    return await matchOne(ports, { contact: body.contact, providers, options, parameters })
  } catch (error) {
    if (errorCode(error) === 'directory.outdated') return refuse('provider.outdated')
    throw error
  }
})
