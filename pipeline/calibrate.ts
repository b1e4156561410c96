/** Calibrate: freezes what decides a job's answers before its first range: parameters, directory versions, fields. */
import type { Field } from '#core/field.ts'
import { nicknameSnapshot } from '#core/nickname-snapshot.ts'
import { SHIPPED_PARAMETERS } from '#core/parameters.ts'
import { resultFields } from '#core/result-columns.ts'
import type { Directories, DirectoryIndexes, Frozen, Job, NicknameAdditions, Ranges, Task } from './ports.ts'

/** A job that names a directory still importing looks again after this long. */
const LOOK_AGAIN_MS = 1_000

export interface CalibratePorts {
  readonly directories: Directories
  readonly indexes: DirectoryIndexes
  readonly nicknames: Pick<NicknameAdditions, 'get'>
  readonly ranges: Ranges
  readonly now: () => Date
}

/** Ends the step, parks it until a directory is imported, or fails the job (`directory.missing`, `directory.failed`). */
export async function calibrate(ports: CalibratePorts, task: Task, job: Job): Promise<void> {
  const frozen: Frozen['directories'][number][] = []
  const fields = new Set<Field>()
  for (const { directoryId } of job.providers) {
    const directory = await ports.directories.get(job.workspaceId, directoryId)
    if (directory === null) return void (await ports.ranges.failJob(task, 'directory.missing'))
    if (directory.status === 'failed') return void (await ports.ranges.failJob(task, 'directory.failed'))
    if (directory.index === null) {
      const until = new Date(ports.now().getTime() + LOOK_AGAIN_MS)
      return ports.ranges.park(task, 'directory.importing', until)
    }
    const { key, rows, hash } = directory.index
    const index = await ports.indexes.open(key)
    for (const field of index.fields) fields.add(field)
    frozen.push({ directoryId, key, rows, hash })
  }
  await ports.ranges.finishCalibrate(task, {
    parameters: { ...SHIPPED_PARAMETERS, ...nicknameSnapshot(await ports.nicknames.get(job.workspaceId)) },
    fields: resultFields(job.mapping, job.options.addFields, [...fields]),
    directories: frozen,
  })
}
