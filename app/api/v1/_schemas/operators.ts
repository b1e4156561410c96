/** How all of Kith stands, for those who run it: ids, codes, counts and ages. */
import { z } from 'zod'
import { PARTS } from '#adapters/readiness/readiness.ts'
import { STEPS } from '#pipeline/ports/messages.ts'
import { Moment } from './common-fields.ts'

const Amount = z.int().min(0)
const Seconds = z.number().min(0)
const WorkspaceId = z.string().min(1).max(200)
const StepName = z.enum(STEPS)

const At = {
  workspaceId: WorkspaceId,
  subjectId: z.uuid().meta({ description: "A directory's id for `import`, else a job's." }),
  step: StepName,
  n: Amount.meta({ description: 'Which range of the job; 0 for a step over the whole list.' }),
}

const DeadStepView = z.object({
  ...At,
  generation: Amount,
  errorCode: z.string(),
  /** What went wrong, for people. */
  errorDetail: z.string(),
  /** Null for a step over the whole list. */
  rows: Amount.nullable(),
  diedAt: Moment,
  name: z.string().nullable().meta({ description: 'Of the list; null where it belongs to another workspace.' }),
})
export type DeadStepView = z.infer<typeof DeadStepView>

const WorkerView = z.object({
  id: z.string(),
  startedAt: Moment,
  seenSeconds: Seconds.meta({ description: 'Since its last beat.' }),
  task: z
    .object({ ...At, attempt: Amount, seconds: Seconds })
    .nullable()
    .meta({ description: 'Null while it waits.' }),
})
export type WorkerView = z.infer<typeof WorkerView>

export const OperatorsView = z
  .object({
    queue: z.object({ inFlight: Amount, window: Amount }),
    backlog: Amount.meta({ description: 'Steps that a worker has, or could have at once.' }),
    lag: z.object({ rangeSeconds: Seconds, stepSeconds: Seconds }),
    steps: z
      .array(
        z.object({
          step: StepName,
          state: z.enum(['ready', 'sent', 'parked', 'dead']),
          reason: z.string().nullable(),
          count: Amount,
          oldestSeconds: Seconds,
        }),
      )
      .meta({ description: 'Steps that are not done, by state; parked ones by what they wait for.' }),
    dead: z.array(DeadStepView).meta({ description: 'The latest 100.' }),
    deadTotal: Amount,
    workers: z.array(WorkerView),
    parts: z.array(z.object({ name: z.enum(PARTS), trouble: z.string().nullable() })),
    storage: z.object({
      storedBytes: Amount.meta({ description: 'Of all files, reference lists, parts and results.' }),
      disk: z
        .object({
          totalBytes: Amount,
          freeBytes: Amount,
          leastFreeBytes: Amount.meta({ description: 'With less free nothing is given out.' }),
        })
        .nullable()
        .meta({ description: 'Null where the store is not on a disk of this machine.' }),
    }),
  })
  .meta({ id: 'Operators' })
export type OperatorsView = z.infer<typeof OperatorsView>

export const Redrive = z.strictObject({
  only: z
    .strictObject({ ...At, step: StepName.optional(), n: Amount.optional() })
    .refine(({ step, n }) => (step === undefined) === (n === undefined))
    .optional()
    .meta({ description: 'One job or directory, or one step of it; left out: all that is dead.' }),
})

export const Redriven = z
  .object({
    redriven: Amount.meta({ description: 'Steps that live again.' }),
    left: Amount.meta({ description: 'Steps that stay dead: cancelled, about to be merged, or their file is gone.' }),
  })
  .meta({ id: 'Redriven' })
export type Redriven = z.infer<typeof Redriven>
