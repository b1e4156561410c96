/** What every refusal looks like: RFC 9457 problem details with a code of ours. */
import { z } from 'zod'

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable; decide by this.' }),
    detail: z.string().meta({ description: 'What happened, what is safe, what to do next.' }),
    requestId: z.string(),
    /** Which fields of the request are wrong; never what they held. */
    fields: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
