import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, doorsUnderTest } from '#app/_access/doors-under-test.ts'
import type { StorageKey } from '#core/storage-key.ts'
import { Preview, StartedUpload, UploadView } from './_schemas/upload.ts'
import { DELETE as deleteDirectory, GET as getDirectory } from './directories/[id]/route.ts'
import { POST as createDirectory } from './directories/route.ts'
import { POST as completeUpload } from './uploads/[id]/complete/route.ts'
import { POST as signParts } from './uploads/[id]/parts/route.ts'
import { DELETE as deleteUpload, GET as getUpload, PATCH as overrideDialect } from './uploads/[id]/route.ts'
import { POST as startUpload } from './uploads/route.ts'

const MIB = 1024 ** 2

let doors: Awaited<ReturnType<typeof doorsUnderTest>>
let headers: Headers

beforeAll(async () => {
  doors = await doorsUnderTest(['one'])
  headers = bearer((await doors.key('one', 'editor')).secret)
})
afterAll(() => doors.drop())

type Handler = Parameters<typeof ask>[0]
async function call(handler: Handler, method: string, id: string | null, body?: unknown) {
  const response = await ask(handler, { method, headers, params: id === null ? {} : { id }, body })
  const text = await response.text()
  return { status: response.status, json: text === '' ? null : JSON.parse(text) }
}

const start = (bytes: number) => call(startUpload, 'POST', null, { filename: 'list.csv', bytes })

/** Plays the browser: sends the parts to the store, as the signed addresses would. */
async function send(id: string, chunks: readonly Uint8Array[]) {
  const upload = await doors.ports.uploads.get('one', id)
  if (!upload) throw new Error('No such upload')
  const tags = []
  for (const [index, chunk] of chunks.entries()) {
    tags.push(await doors.objects.writePart(upload.key, upload.multipartId, index + 1, [chunk]))
  }
  return tags
}

async function uploadText(text: string): Promise<{ id: string; answer: Awaited<ReturnType<typeof call>> }> {
  const bytes = new TextEncoder().encode(text)
  const { id } = (await start(bytes.length)).json
  return { id, answer: await call(completeUpload, 'POST', id, { parts: await send(id, [bytes]) }) }
}

describe('starting an upload', () => {
  it('plans its parts and signs each for its exact length', async () => {
    const { status, json } = await start(20 * MIB)
    expect(status).toBe(201)
    const { id, partBytes, partCount, parts } = StartedUpload.parse(json)
    expect({ partBytes, partCount }).toEqual({ partBytes: 8 * MIB, partCount: 3 })
    expect(parts.map(({ url }) => new URL(url).searchParams.get('bytes'))).toEqual(
      [8, 8, 4].map((n) => String(n * MIB)),
    )
    const more = await call(signParts, 'POST', id, { numbers: [3] })
    expect(more).toEqual({ status: 200, json: { parts: parts.slice(2) } })
    expect(await call(signParts, 'POST', id, { numbers: [4] })).toMatchObject({
      status: 422,
      json: { code: 'upload.no_such_part' },
    })
  })

  it('refuses an empty file and one past the limit', async () => {
    expect(await start(0)).toMatchObject({ status: 422, json: { code: 'file.empty' } })
    expect(await start(1024 ** 3 + 1)).toMatchObject({ status: 413, json: { code: 'upload.too_large' } })
  })
})

describe('completing an upload', () => {
  it('answers the preview, again when asked again', async () => {
    const { id, answer } = await uploadText('First name,Email\nAda,ada@example.com\n')
    expect(answer.status).toBe(200)
    const preview = Preview.parse(answer.json)
    expect(preview).toMatchObject({
      encoding: 'utf-8',
      delimiter: ',',
      headerRow: 1,
      rows: [['Ada', 'ada@example.com']],
    })
    expect(preview.mapping).toEqual([
      { column: 0, field: 'first_name' },
      { column: 1, field: 'email' },
    ])
    expect(await call(completeUpload, 'POST', id, { parts: [{ number: 1, etag: 'any' }] })).toEqual(answer)
    const view = UploadView.parse((await call(getUpload, 'GET', id)).json)
    expect(view).toMatchObject({ status: 'complete', parts: [], preview: answer.json, problem: null })
  })

  it('lists the parts that are there, so that a browser sends the others only', async () => {
    const { id } = (await start(12 * MIB)).json
    const [first] = await send(id, [new Uint8Array(8 * MIB)])
    const { json } = await call(getUpload, 'GET', id)
    expect(UploadView.parse(json)).toMatchObject({
      status: 'open',
      parts: [{ ...first, bytes: 8 * MIB }],
      preview: null,
    })
  })

  it('refuses what is not whole and keeps what has arrived', async () => {
    const text = 'a,b\n1,2\n'.repeat(MIB + 1)
    const bytes = new TextEncoder().encode(text)
    const { id } = (await start(bytes.length)).json
    const tags = await send(id, [bytes.subarray(0, 8 * MIB), bytes.subarray(8 * MIB)])
    const complete = (parts: readonly unknown[]) => call(completeUpload, 'POST', id, { parts })
    expect(await complete(tags.slice(0, 1))).toMatchObject({ status: 422, json: { code: 'upload.part_missing' } })
    expect(await complete([tags[0], tags[0]])).toMatchObject({ status: 422, json: { code: 'upload.part_missing' } })
    expect(await complete([tags[0], { number: 2, etag: 'wrong' }])).toMatchObject({
      status: 409,
      json: { code: 'upload.part_mismatch' },
    })
    expect(await complete([...tags].reverse())).toMatchObject({ status: 200 })
  })

  it('refuses parts of another size than announced', async () => {
    const { id } = (await start(10)).json
    const parts = await send(id, [new Uint8Array(11)])
    expect(await call(completeUpload, 'POST', id, { parts })).toMatchObject({
      status: 422,
      json: { code: 'upload.size_mismatch' },
    })
  })

  it('answers when the object was joined before but the answer was lost', async () => {
    const bytes = new TextEncoder().encode('email\nada@example.com\n')
    const { id } = (await start(bytes.length)).json
    const upload = await doors.ports.uploads.get('one', id)
    const parts = await send(id, [bytes])
    await doors.objects.completeMultipart(upload?.key as StorageKey, upload?.multipartId ?? '', parts)
    expect(await call(completeUpload, 'POST', id, { parts })).toMatchObject({ status: 200, json: { headerRow: 1 } })
  })

  it('says what a file is that is no table, and keeps it', async () => {
    const { id, answer } = await uploadText('%PDF-1.7 and so on')
    expect(answer).toMatchObject({ status: 422, json: { code: 'file.pdf', detail: expect.stringContaining('PDF') } })
    const { json } = await call(getUpload, 'GET', id)
    expect(json).toMatchObject({ status: 'complete', preview: null, problem: { code: 'file.pdf' } })
    const made = await call(createDirectory, 'POST', null, {
      uploadId: id,
      name: 'x',
      mapping: [{ column: 0, field: 'email' }],
    })
    expect(made).toMatchObject({ status: 422, json: { code: 'upload.unreadable' } })
  })

  it('notices an object that was overwritten from outside', async () => {
    const { id } = await uploadText('email\nada@example.com\n')
    const upload = await doors.ports.uploads.get('one', id)
    await doors.put(upload?.key as StorageKey, 'email\nbob@example.com\n')
    expect(await call(getUpload, 'GET', id)).toMatchObject({ status: 409, json: { code: 'upload.changed' } })
    const made = await call(createDirectory, 'POST', null, {
      uploadId: id,
      name: 'x',
      mapping: [{ column: 0, field: 'email' }],
    })
    expect(made).toMatchObject({ status: 409, json: { code: 'upload.changed' } })
  })
})

describe('overriding how a file is written', () => {
  it('reads it again in that way, and a later override replaces all earlier ones', async () => {
    const { id } = await uploadText('a;b,c\n1;2,3\n4;5,6\n')
    const set = (overrides: unknown) => call(overrideDialect, 'PATCH', id, overrides)
    expect((await set({ delimiter: ';', headerRow: null })).json).toMatchObject({
      headerRow: null,
      rows: [
        ['a', 'b,c'],
        ['1', '2,3'],
        ['4', '5,6'],
      ],
    })
    expect((await set({ delimiter: ',' })).json).toMatchObject({
      headerRow: 1,
      columns: [{ name: 'a;b' }, { name: 'c' }],
    })
    expect((await call(getUpload, 'GET', id)).json.overrides).toEqual({ delimiter: ',' })
  })

  it('refuses a wrong one and keeps the one before', async () => {
    const { id } = await uploadText('a,b\n1,2\n')
    const before = (await call(getUpload, 'GET', id)).json
    expect(await call(overrideDialect, 'PATCH', id, { headerRow: 99 })).toMatchObject({
      status: 422,
      json: { code: 'override.header_row' },
    })
    expect(await call(overrideDialect, 'PATCH', id, { encoding: 'ebcdic' })).toMatchObject({
      status: 400,
      json: { code: 'request.invalid', fields: [{ path: 'encoding' }] },
    })
    expect((await call(getUpload, 'GET', id)).json).toEqual(before)
  })

  it('has to wait for the file', async () => {
    const { id } = (await start(10)).json
    expect(await call(overrideDialect, 'PATCH', id, {})).toMatchObject({
      status: 409,
      json: { code: 'upload.incomplete' },
    })
  })
})

describe('directories', () => {
  const make = (uploadId: string, more: object = {}) =>
    call(createDirectory, 'POST', null, { uploadId, name: 'People', mapping: [{ column: 1, field: 'email' }], ...more })

  it('are made, shown, and not deleted with what they are made of', async () => {
    const { id } = await uploadText('ident,mail\n1,ada@example.com\n')
    const { status, json } = await make(id)
    expect(status).toBe(201)
    expect(json).toMatchObject({ name: 'People', status: 'importing', rows: null, uploadId: id, idColumn: null })
    expect((await call(getDirectory, 'GET', json.id)).json).toEqual(json)
    expect(await call(deleteUpload, 'DELETE', id)).toMatchObject({ status: 409, json: { code: 'in_use' } })
    expect((await call(deleteDirectory, 'DELETE', json.id)).status).toBe(204)
    expect((await call(getDirectory, 'GET', json.id)).status).toBe(404)
    expect((await call(deleteUpload, 'DELETE', id)).status).toBe(204)
    expect(doors.objects.keys().filter((key) => key.includes(id))).toEqual([])
  })

  it('are refused where they cannot work', async () => {
    const { id } = await uploadText('a,b\n1,ada@example.com\n')
    expect((await make(id, { mapping: [] })).json.code).toBe('mapping.empty')
    expect((await make(id, { mapping: [{ column: 2, field: 'email' }] })).json.code).toBe('mapping.no_such_column')
    const twice = [
      { column: 1, field: 'email' },
      { column: 1, field: 'phone' },
    ]
    expect((await make(id, { mapping: twice })).json.code).toBe('mapping.column_twice')
    expect((await make(id, { idColumn: 2 })).json.code).toBe('directory.no_such_id_column')
    expect((await make(randomUUID())).json.code).toBe('upload.missing')
  })

  it('teach the workspace how its columns map', async () => {
    const { id } = await uploadText('zzq,other\nada@example.com,1\n')
    await make(id, { mapping: [{ column: 0, field: 'notes' }] })
    const { answer } = await uploadText('Other,ZZQ\n1,bob@example.com\n')
    expect(answer.json.mapping).toEqual([{ column: 1, field: 'notes' }])
  })
})

it('an open upload can be given up', async () => {
  const { id } = (await start(10)).json
  await send(id, [new Uint8Array(10)])
  expect((await call(deleteUpload, 'DELETE', id)).status).toBe(204)
  expect((await call(getUpload, 'GET', id)).status).toBe(404)
})
