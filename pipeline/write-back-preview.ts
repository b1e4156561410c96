/** Preview: works out what exactly a write-back would change, and stores it, a batch of members an object. */
import { backTargets } from '#core/audience/back-targets.ts'
import type { MemberPlan } from '#core/audience/back-words.ts'
import { planMember } from '#core/audience/plan-member.ts'
import { changesPrefix } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { createPlanCount } from './audience/write-back/count-plan.ts'
import { readLabelledRows } from './audience/write-back/read-labelled-rows.ts'
import { writeBatch } from './audience/write-back/stored-batch.ts'
import type { Jobs } from './ports/jobs.ts'
import type { Task } from './ports/messages.ts'
import type { ObjectReader, ObjectWriter } from './ports/objects.ts'
import type { Ranges } from './ports/ranges.ts'
import { MEMBERS_PER_BATCH, type WriteBacks } from './ports/write-backs.ts'

export interface PreviewBackPorts {
  readonly writeBacks: Pick<WriteBacks, 'planned' | 'finishPreview' | 'fail'>
  readonly jobs: Pick<Jobs, 'get'>
  readonly ranges: Pick<Ranges, 'parts'>
  readonly objects: ObjectReader & Pick<ObjectWriter, 'write'>
  readonly codec: TextCodec
}

export async function previewWriteBack(
  ports: PreviewBackPorts,
  task: Task,
  signal: AbortSignal,
): Promise<'done' | 'stale'> {
  const { objects, codec, ranges, writeBacks } = ports
  const writeBack = await writeBacks.planned(task.workspaceId, task.subjectId)
  const job = writeBack && (await ports.jobs.get(task.workspaceId, writeBack.jobId))
  if (!writeBack || !job) return 'stale'
  const giveUp = async () => ((await writeBacks.fail(task, 'write_back.job_not_ended')) ? 'done' : 'stale')
  if (job.phase !== 'ended') return giveUp()

  const prefix = changesPrefix(job.workspaceId, job.id, writeBack.id, task.generation, task.attempt)
  const targets = backTargets(job.mapping, writeBack.audience.columns)
  const context = { country: job.options.defaultCountry, dateOrder: job.options.dateOrder }
  const counted = createPlanCount()
  let members = 0
  let batches = 0
  let batch: MemberPlan[] = []
  const flush = async () => {
    if (batch.length > 0) await writeBatch(objects, codec, prefix, batches++, batch)
    batch = []
  }
  for await (const row of readLabelledRows(objects, ranges, codec, job, signal)) {
    const planned = planMember(row, writeBack.rules, targets, context)
    if (planned === null || planned.memberId === '') continue
    counted.add(planned)
    if (planned.changes.length === 0) continue
    members++
    batch.push(planned)
    if (batch.length === MEMBERS_PER_BATCH) await flush()
  }
  await flush()
  // Tried again meanwhile: some rows were those of before, some of after, and some nowhere.
  const now = await ports.jobs.get(job.workspaceId, job.id)
  if (now?.phase !== 'ended' || now.resultGeneration !== job.resultGeneration) return giveUp()
  return (await writeBacks.finishPreview(task, { prefix, members, batches, fields: counted.fields() }))
    ? 'done'
    : 'stale'
}
