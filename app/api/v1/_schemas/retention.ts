/** For how many days a workspace keeps files. */
import { z } from 'zod'
import { DEFAULT_RETENTION, MOST_DAYS } from '#core/retention.ts'

const Days = z.int().min(1).max(MOST_DAYS).nullable()

export const RetentionView = z
  .strictObject({
    uploadDays: Days.meta({
      description: `Of uploaded files, from when they were brought; null: until somebody deletes them. At first ${DEFAULT_RETENTION.uploadDays}.`,
    }),
    resultDays: Days.meta({
      description: `Of rows and files of a job, from when it ended; null: until somebody deletes it. At first ${DEFAULT_RETENTION.resultDays}.`,
    }),
  })
  .meta({ id: 'Retention' })
export type RetentionView = z.infer<typeof RetentionView>
