/** What operators are shown. Lists of other workspaces have no name here. */
import type { DoorPorts } from '#app/_access/ports.ts'
import { deathSentence } from '#app/_access/problems.ts'
import type { DeadStep } from '#pipeline/ports/operating.ts'
import type { house } from './_house.ts'
import type { DeadStepView, OperatorsView } from './_schemas/operators.ts'

type House = Awaited<ReturnType<typeof house>>

export async function operatorsView(ports: DoorPorts, workspaceId: string, given: House): Promise<OperatorsView> {
  const { overview, storedBytes, space, parts, window, inFlight, deadTotal } = given
  const names = await namesOf(ports, workspaceId, overview.dead)
  return {
    queue: { inFlight, window },
    backlog: overview.backlog,
    lag: overview.lag,
    steps: [...overview.steps],
    dead: overview.dead.map((step) => deadView(step, names.get(step.subjectId) ?? null)),
    deadTotal,
    workers: overview.workers.map(({ startedAt, ...worker }) => ({ ...worker, startedAt: startedAt.toISOString() })),
    parts: parts.map(({ part: name, trouble }) => ({ name, trouble })),
    storage: { storedBytes, disk: space },
  }
}

const deadView = ({ diedAt, ...step }: DeadStep, name: string | null): DeadStepView => ({
  ...step,
  errorDetail: deathSentence(step.errorCode),
  diedAt: diedAt.toISOString(),
  name,
})

/** Names of the lists and directories of the asker's own workspace. */
async function namesOf({ jobs, directories }: DoorPorts, workspaceId: string, dead: readonly DeadStep[]) {
  const own = dead.filter((step) => step.workspaceId === workspaceId)
  const isDirectory = new Map(own.map(({ subjectId, step }) => [subjectId, step === 'import']))
  const named = [...isDirectory].map(async ([id, isImport]) => {
    const name = isImport
      ? (await directories.get(workspaceId, id))?.name
      : (await jobs.get(workspaceId, id))?.source.filename
    return [id, name ?? null] as const
  })
  return new Map(await Promise.all(named))
}
