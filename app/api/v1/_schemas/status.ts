/** Whether Kith lives and is ready: one word for anybody; the parts for those who are signed in. */
import { z } from 'zod'

export const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' })

export const Status = z
  .object({
    status: z.enum(['ok', 'unwell']),
    parts: z.array(z.object({ name: z.enum(['database', 'objects', 'workers']), isWell: z.boolean() })),
    workers: z.int().meta({ description: 'Workers seen lately.' }),
    limits: z.object({ uploadBytes: z.int() }),
  })
  .meta({ id: 'Status' })
export type Status = z.infer<typeof Status>
