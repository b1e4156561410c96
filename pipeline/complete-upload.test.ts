import { expect, it } from 'vitest'
import { codec } from '#adapters/text/codec.ts'
import { uploadKey } from '#core/storage-key.ts'
import { completeUpload } from './complete-upload.ts'
import { listUploadParts } from './list-upload-parts.ts'
import type { Upload } from './ports/uploads.ts'

const upload: Upload = {
  id: 'upload',
  workspaceId: 'one',
  filename: 'list.csv',
  bytes: 4,
  partBytes: 4,
  key: uploadKey('one', 'upload'),
  multipartId: 'multipart',
  etag: null,
  dialect: null,
  overrides: {},
  createdAt: new Date(0),
  expiredAt: null,
}

/** A store that refuses to join the parts, with an error that only its code tells apart. */
function portsThatRefuse(code: string) {
  return {
    uploads: { get: async () => upload, complete: async () => {}, setDialect: async () => {} },
    objects: {
      head: async () => null,
      async *read() {},
      listParts: async () => [{ number: 1, etag: 'etag', bytes: 4 }],
      completeMultipart: async () => {
        throw Object.assign(new Error('refused'), { code })
      },
    },
    memory: { recall: async () => new Map<string, string | null>() },
    codec,
  }
}

it.each(['object.bad_part', 'object.too_small_part'])('takes %s for a part to be sent again', async (code) => {
  const answer = await completeUpload(portsThatRefuse(code), 'one', 'upload', [{ number: 1, etag: 'wrong' }])
  expect(answer).toEqual({ code: 'upload.part_mismatch' })
})

it('says so when the store has given the upload up', async () => {
  const ports = portsThatRefuse('never')
  const listParts = async () => {
    throw Object.assign(new Error('refused'), { code: 'object.missing' })
  }
  const gone = { ...ports, objects: { ...ports.objects, listParts } }
  expect(await completeUpload(gone, 'one', 'upload', [{ number: 1, etag: 'etag' }])).toEqual({ code: 'upload.gone' })
  expect(await listUploadParts(gone, 'one', 'upload')).toEqual({ code: 'upload.gone' })
})

it('answers like the one who asked at the same time and was first', async () => {
  const ports = portsThatRefuse('object.missing')
  let isJoined = false
  const completeMultipart = async () => {
    isJoined = true
    throw Object.assign(new Error('refused'), { code: 'object.missing' })
  }
  const head = async () => (isJoined ? { etag: 'joined', bytes: 4 } : null)
  async function* read() {
    yield codec.encode('a,b\n')
  }
  const late = { ...ports, objects: { ...ports.objects, completeMultipart, head, read } }
  expect(await completeUpload(late, 'one', 'upload', [{ number: 1, etag: 'etag' }])).toHaveProperty('preview')
})

it('lets through what is nobody’s mistake', async () => {
  const asked = completeUpload(portsThatRefuse('ECONNRESET'), 'one', 'upload', [{ number: 1, etag: 'etag' }])
  await expect(asked).rejects.toMatchObject({ code: 'ECONNRESET' })
})
