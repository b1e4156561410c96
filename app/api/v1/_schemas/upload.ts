/** Uploads: parts straight to the object store, then a preview of the head. */
import { z } from 'zod'
import { ENCODINGS } from '#core/text.ts'
import { FieldName, Id, MappingBody, Moment, textOf } from './common-fields.ts'

/** S3 knows no more parts than this in one upload. */
const MAX_PARTS = 10_000
const PartNumber = z.int().min(1).max(MAX_PARTS)

export const NewUpload = z.strictObject({
  filename: textOf(255),
  bytes: z.int().min(0),
})

export const SignedPart = z.object({ number: PartNumber, url: z.url() })

export const StartedUpload = z
  .object({
    id: Id,
    partBytes: z.int().meta({ description: 'Every part but the last has exactly this length.' }),
    partCount: z.int(),
    parts: z.array(SignedPart).meta({ description: 'The first parts; ask `POST uploads/{id}/parts` for more.' }),
  })
  .meta({ id: 'StartedUpload' })
export type StartedUpload = z.infer<typeof StartedUpload>

export const MoreParts = z.strictObject({ numbers: z.array(PartNumber).min(1).max(100) })
export const SignedParts = z.object({ parts: z.array(SignedPart) }).meta({ id: 'SignedParts' })
export type SignedParts = z.infer<typeof SignedParts>

export const CompleteUpload = z.strictObject({
  parts: z
    .array(z.strictObject({ number: PartNumber, etag: z.string().min(1).max(200) }))
    .min(1)
    .max(MAX_PARTS),
})

/** All overrides at once: each one left out is detected. */
export const Overrides = z
  .strictObject({
    encoding: z.enum(ENCODINGS).optional(),
    delimiter: z.string().length(1).optional(),
    quote: z.string().max(1).optional().meta({ description: 'Empty: the file quotes nothing.' }),
    headerRow: z.int().min(1).nullable().optional().meta({ description: 'Its line from 1, or null: there is none.' }),
  })
  .meta({ id: 'Overrides' })

export const Preview = z
  .object({
    encoding: z.enum(ENCODINGS),
    delimiter: z.string(),
    quote: z.string(),
    headerRow: z.int().nullable(),
    columns: z.array(
      z.object({
        name: z.string(),
        field: FieldName.nullable(),
        confidence: z.number(),
        fill: z.number(),
        samples: z.array(z.string()),
      }),
    ),
    mapping: MappingBody,
    rows: z.array(z.array(z.string())).meta({ description: 'The first 100 rows.' }),
    warnings: z.array(z.object({ code: z.string(), message: z.string(), row: z.int().optional() })),
  })
  .meta({ id: 'Preview' })
export type Preview = z.infer<typeof Preview>

export const UploadView = z
  .object({
    id: Id,
    filename: z.string(),
    bytes: z.int(),
    status: z.enum(['open', 'complete']),
    isAudience: z.boolean().meta({ description: 'It is brought in from an audience: see `audience-reads/{id}`.' }),
    partBytes: z.int(),
    partCount: z.int(),
    parts: z
      .array(z.object({ number: PartNumber, bytes: z.int(), etag: z.string() }))
      .meta({ description: 'The parts that are there; empty once it is complete.' }),
    overrides: Overrides,
    preview: Preview.nullable().meta({ description: 'Null until it is complete, and while the file cannot be read.' }),
    problem: z
      .object({ code: z.string(), detail: z.string() })
      .nullable()
      .meta({ description: 'Why a complete upload has no preview; overrides may help.' }),
    createdAt: Moment,
    keptUntil: Moment.nullable().meta({
      description:
        'Until when the file is kept, or longer where a list that has not ended reads it. Null: until somebody deletes it, or it is gone already.',
    }),
    expiredAt: Moment.nullable().meta({
      description: 'When the file was deleted because the workspace keeps it no longer.',
    }),
  })
  .meta({ id: 'Upload' })
export type UploadView = z.infer<typeof UploadView>
