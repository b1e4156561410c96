/** Directories: a workspace's own reference lists. */
import { z } from 'zod'
import { Id, MappingBody, Moment, nameOf, pageOf } from './common-fields.ts'

export const NewDirectory = z.strictObject({
  uploadId: Id,
  name: nameOf(200),
  mapping: MappingBody,
  idColumn: z.int().min(0).nullable().optional().meta({ description: 'By index from 0; left out: chosen by rule.' }),
})

export const DirectoryView = z
  .object({
    id: Id,
    name: z.string(),
    status: z.enum(['importing', 'ready', 'failed']),
    errorCode: z.string().nullable(),
    /** What went wrong, for people; null where nothing did. */
    errorDetail: z.string().nullable(),
    /** Null until it is ready. */
    rows: z.int().nullable(),
    uploadId: Id,
    filename: z.string(),
    mapping: MappingBody,
    idColumn: z.int().nullable(),
    createdAt: Moment,
  })
  .meta({ id: 'Directory' })
export type DirectoryView = z.infer<typeof DirectoryView>

export const DirectoryPage = pageOf(DirectoryView).meta({ id: 'DirectoryPage' })
export type DirectoryPage = z.infer<typeof DirectoryPage>
