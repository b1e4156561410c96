/** A workspace's own nicknames: what became of a list that was sent. */
import { z } from 'zod'
import { IGNORED_NICKNAME_CODES } from '#core/nickname-list.ts'

export const ReplacedNicknames = z
  .object({
    pairs: z.int().meta({ description: 'Pairs that the workspace has now, beside the built-in ones.' }),
    ignored: z
      .array(z.object({ line: z.int(), code: z.enum(IGNORED_NICKNAME_CODES) }))
      .meta({ description: 'Lines of the list, from 1, that were left out.' }),
  })
  .meta({ id: 'ReplacedNicknames' })
