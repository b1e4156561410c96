/** The pieces that several calls share: ids, paging, mappings, the empty answer. */
import { z } from 'zod'
import { FIELDS } from '#core/field.ts'

export const Id = z.uuid().meta({ description: 'A UUID.' })

export const FieldName = z.enum(FIELDS).meta({ id: 'Field' })

/** Postgres takes no NUL in a text. */
const NO_NUL = /^[^\0]*$/

/** @returns the schema of a text of at least one character */
export const textOf = (mostCharacters: number) => z.string().min(1).max(mostCharacters).regex(NO_NUL)

/** @returns the schema of what people call a thing of theirs, without blanks around it */
export const nameOf = (mostCharacters: number) => z.string().trim().min(1).max(mostCharacters).regex(NO_NUL)

/** The last item of a page: its time and id, or its id alone. */
const CURSOR = /^(\d{1,15}\.)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const PageQuery = z.object({
  cursor: z.string().regex(CURSOR).optional().meta({ description: '`next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** @returns the schema of one page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

export const MappingBody = z
  .array(z.strictObject({ column: z.int().min(0).max(100_000), field: FieldName }))
  .max(10_000)
  .meta({
    id: 'Mapping',
    description: 'Which column feeds which field, by index from 0; several of one field, best first.',
  })

export const Moment = z.iso.datetime().meta({ description: 'RFC 3339, UTC.' })
