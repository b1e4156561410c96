import { refuse, refuseFile } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { keptUntil } from '#core/retention.ts'
import { deleteSubject } from '#pipeline/delete-subject.ts'
import { listUploadParts } from '#pipeline/list-upload-parts.ts'
import { overrideDialect } from '#pipeline/override-dialect.ts'
import { DAYS_TO_COMPLETE } from '#pipeline/ports/housekeeping.ts'
import { planParts } from '#pipeline/source/part-plan.ts'
import { previewUpload } from '#pipeline/source/preview-upload.ts'
import { answerDeletion } from '../../_deletion.ts'
import { ROUTES } from '../../_routes.ts'

export const GET = route(ROUTES.getUpload, async ({ ports, access, params }) => {
  const found = await listUploadParts(ports, access.workspaceId, params.id)
  if ('code' in found) return refuse(found.code)
  const { upload, parts } = found
  const isThere = upload.etag !== null && upload.expiredAt === null
  const looked = isThere ? await previewUpload(ports, upload, upload.overrides) : null
  if (looked && 'code' in looked) return refuse(looked.code)
  const unreadable = looked && 'unreadable' in looked ? refuseFile(looked.unreadable) : null
  const problem = upload.expiredAt === null ? unreadable : refuse('upload.expired')
  const { uploadDays } = await ports.retention.get(access.workspaceId)
  const days = upload.etag === null ? Math.min(DAYS_TO_COMPLETE, uploadDays ?? DAYS_TO_COMPLETE) : uploadDays
  return {
    id: upload.id,
    filename: upload.filename,
    bytes: upload.bytes,
    status: upload.etag === null ? ('open' as const) : ('complete' as const),
    isAudience: (await ports.audienceReads.get(access.workspaceId, params.id)) !== null,
    partBytes: upload.partBytes,
    partCount: planParts(upload.bytes).partCount,
    parts,
    overrides: upload.overrides,
    preview: looked && 'preview' in looked ? looked.preview : null,
    problem: problem && { code: problem.code, detail: problem.detail },
    createdAt: upload.createdAt.toISOString(),
    keptUntil: upload.expiredAt === null ? (keptUntil(upload.createdAt, days)?.toISOString() ?? null) : null,
    expiredAt: upload.expiredAt?.toISOString() ?? null,
  }
})

export const PATCH = route(ROUTES.overrideDialect, async ({ ports, access, params, body }) => {
  const read = await overrideDialect(ports, access.workspaceId, params.id, body)
  if ('code' in read) return refuse(read.code)
  return 'unreadable' in read ? refuseFile(read.unreadable) : read.preview
})

export const DELETE = route(ROUTES.deleteUpload, async ({ ports, access, params }) =>
  answerDeletion(await deleteSubject(ports, 'upload', access.workspaceId, params.id)),
)
