/** Requests that lie, come twice, too late or in no shape: refused by code, and what was there stays. */

import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { expect } from '@playwright/test'
import { addDirectory, ask, type JobView, send, settled } from './api-client.ts'
import { test } from './as-owner.ts'
import { FORMULAS, LONG, PEOPLE } from './bad-files.ts'
import { MAPPING, ownerApi, put, readable, refusal, type Started, start } from './bring-file.ts'
import type { Kith } from './kith.ts'

/** The limit as shipped, 50 GiB. */
const MOST_BYTES = 50 * 1024 ** 3
const NOWHERE = '00000000-0000-4000-8000-000000000000'

/** What somebody else with the keys of the bucket does. */
async function fromOutside(kith: Kith, uploadId: string, body: Uint8Array | null): Promise<void> {
  const env = await kith.localEnv()
  const client = new S3Client({
    endpoint: env.S3_ENDPOINT,
    region: env.AWS_REGION,
    forcePathStyle: true,
    credentials: { accessKeyId: env.AWS_ACCESS_KEY_ID ?? '', secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '' },
  })
  const at = { Bucket: env.S3_BUCKET, Key: `uploads/local/${uploadId}/source` }
  await client.send(body === null ? new DeleteObjectCommand(at) : new PutObjectCommand({ ...at, Body: body }))
  client.destroy()
}

test('an upload that is not what was announced is refused, and what arrived is kept', async ({ kith }) => {
  const api = await ownerApi(kith)
  const bytes = Buffer.from('name,email\nAnn Berg,ann@b.example\n')
  const tooMuch = await send(api, 'POST', 'uploads', { filename: 'a.csv', bytes: MOST_BYTES + 1 })
  expect(await refusal(tooMuch)).toEqual([413, 'upload.too_large'])
  const begun = await ask<Started>(api, 'POST', 'uploads', { filename: '../a "b";\r\n名.csv', bytes: bytes.length })
  const other = await ask<Started>(api, 'POST', 'uploads', { filename: 'b.csv', bytes: bytes.length })
  const url = begun.parts[0]?.url ?? ''
  const complete = (parts: readonly object[]) => send(api, 'POST', `uploads/${begun.id}/complete`, { parts })

  for (const body of [bytes.subarray(1), Buffer.concat([bytes, bytes]), Buffer.alloc(0)]) {
    expect((await put(url, body)).status, `${body.length} bytes`).toBe(403)
  }
  for (const elsewhere of [
    url.replace('partNumber=1', 'partNumber=2'),
    url.replace(begun.id, other.id),
    url.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=604800'),
    url.slice(0, url.indexOf('?')),
  ]) {
    expect((await put(elsewhere, bytes)).status).toBe(403)
  }
  expect(await refusal(await complete([{ number: 1, etag: '"0"' }]))).toEqual([409, 'upload.part_mismatch'])
  const etag = (await put(url, bytes)).headers.get('etag')
  expect(await refusal(await complete([{ number: 1, etag: '</ETag>' }]))).toEqual([409, 'upload.part_mismatch'])
  expect(await refusal(await complete([{ number: 2, etag }]))).toEqual([422, 'upload.part_missing'])
  expect(
    await refusal(
      await complete([
        { number: 1, etag },
        { number: 2, etag },
      ]),
    ),
  ).toEqual([422, 'upload.part_missing'])
  const atOnce = await Promise.all(Array.from({ length: 8 }, () => complete([{ number: 1, etag }])))
  expect(atOnce.map(({ status }) => status)).toEqual(atOnce.map(() => 200))
  expect((await put(url, bytes)).status).toBe(404)

  for (const [wrong, code] of [
    [{ delimiter: '"' }, 'override.delimiter'],
    [{ delimiter: '\n' }, 'override.delimiter'],
    [{ quote: ',', delimiter: ',' }, 'override.quote'],
    [{ headerRow: 99 }, 'override.header_row'],
    [{ encoding: 'latin1' }, 'request.invalid'],
    [{ headerrow: 1 }, 'request.invalid'],
  ] as const) {
    const [, given] = await refusal(await send(api, 'PATCH', `uploads/${begun.id}`, wrong))
    expect(given, JSON.stringify(wrong)).toBe(code)
  }
})

test('a file overwritten from outside is never mixed with the one that was brought', async ({ kith }) => {
  const api = await ownerApi(kith)
  const people = await addDirectory(api, 'people', PEOPLE)
  const bytes = Buffer.from('name,email\nAnn Berg,ann@b.example\n')
  for (const instead of [Buffer.from(String(bytes).replace('Ann', 'Eve')), Buffer.from('x'), null]) {
    const { id } = await readable(api, { name: 'overwritten', bytes })
    await fromOutside(kith, id, instead)
    const source = { source: { uploadId: id }, mapping: MAPPING, providers: [] }
    expect(await refusal(await send(api, 'POST', 'jobs', source))).toEqual([409, 'upload.changed'])
    const directory = { uploadId: id, name: 'people', mapping: MAPPING }
    expect(await refusal(await send(api, 'POST', 'directories', directory))).toEqual([409, 'upload.changed'])
    expect(await refusal(await send(api, 'GET', `uploads/${id}`))).toEqual([409, 'upload.changed'])
  }

  for (const [instead, errorCode] of [
    [Buffer.alloc(LONG.bytes.length, 'y'), 'source.changed'],
    [null, 'source.missing'],
  ] as const) {
    const { id } = await readable(api, LONG)
    const jobId = await start(api, id, MAPPING, [people])
    await ask(api, 'POST', `jobs/${jobId}/pause`, {})
    for (const path of [`uploads/${id}`, `directories/${people}`, `jobs/${jobId}`]) {
      expect(await refusal(await send(api, 'DELETE', path)), path).toEqual([409, 'in_use'])
    }
    await fromOutside(kith, id, instead)
    await ask(api, 'POST', `jobs/${jobId}/resume`, {})
    expect(await settled(api, jobId)).toMatchObject({ status: 'failed', errorCode, files: [] })
    expect((await send(api, 'DELETE', `jobs/${jobId}`)).status).toBe(204)
    expect((await send(api, 'GET', `jobs/${jobId}`)).status).toBe(404)
  }
})

test('directories that cannot be asked are told from those that can, and may go while their answers stay', async ({
  kith,
}) => {
  const api = await ownerApi(kith)
  const nobody = await addDirectory(api, 'nobody', Buffer.from('id,first_name,last_name,email\n1,,,\n2,-,n/a,none\n'))
  const find = () => ask(api, 'GET', `directories/${nobody}`)
  await expect.poll(find).toMatchObject({ status: 'failed', errorCode: 'directory.no_usable_row' })
  const { id: uploadId, preview } = await readable(api, FORMULAS)
  const job = (directoryIds: readonly string[]) => ({
    source: { uploadId },
    mapping: preview.mapping,
    providers: directoryIds.map((directoryId) => ({ directoryId })),
  })
  expect(await refusal(await send(api, 'POST', 'jobs', job([nobody])))).toEqual([422, 'provider.failed'])
  const own = await addDirectory(api, 'own', PEOPLE)
  expect(await refusal(await send(api, 'POST', 'jobs', job([own, own])))).toEqual([422, 'provider.twice'])
  const jobId = await start(api, uploadId, preview.mapping, [own])
  await settled(api, jobId)
  expect((await send(api, 'DELETE', `directories/${own}`)).status).toBe(204)
  expect(await refusal(await send(api, 'POST', 'jobs', job([own])))).toEqual([422, 'provider.missing'])
  const { rows } = await ask<{ readonly rows: readonly object[] }>(api, 'GET', `jobs/${jobId}/rows?from=2&limit=1`)
  expect(rows[0]).toMatchObject({ status: 'matched', fields: { company: { label: 'new' } } })
})

test('requests of any shape are refused by code, never by accident', async ({ kith }) => {
  const api = await ownerApi(kith)
  const { id, preview } = await readable(api, FORMULAS)
  const job = { source: { uploadId: id }, mapping: preview.mapping, providers: [] }
  const bodies: readonly (readonly [method: string, path: string, body: unknown, code: string])[] = [
    ['POST', 'uploads', { filename: 'a\0b', bytes: 3 }, 'request.invalid'],
    ['POST', 'uploads', { filename: 'a'.repeat(256), bytes: 3 }, 'request.invalid'],
    ['POST', 'uploads', { filename: 'a', bytes: -1 }, 'request.invalid'],
    ['POST', 'uploads', { filename: 'a', bytes: 3, more: 1 }, 'request.invalid'],
    ['POST', 'uploads', [], 'request.invalid'],
    ['POST', 'uploads', { filename: 'a'.repeat(3_000_000), bytes: 3 }, 'request.too_large'],
    ['POST', 'keys', { name: 'a\0b' }, 'request.invalid'],
    ['POST', 'directories', { uploadId: id, name: '\0', mapping: preview.mapping }, 'request.invalid'],
    [
      'POST',
      'directories',
      { uploadId: id, name: 'a', mapping: preview.mapping, idColumn: 9 },
      'directory.no_such_id_column',
    ],
    ['PUT', 'password/resets', { token: '\0', newPassword: 'a long enough one' }, 'request.invalid'],
    ['POST', 'jobs', { ...job, mapping: [{ column: 9, field: 'email' }] }, 'mapping.no_such_column'],
    ['POST', 'jobs', { ...job, mapping: [...MAPPING, { column: 1, field: 'phone' }] }, 'mapping.column_twice'],
    ['POST', 'jobs', { ...job, mapping: [] }, 'mapping.empty'],
    ['POST', 'jobs', { ...job, options: { matchAt: 2 } }, 'request.invalid'],
    ['POST', 'jobs', { ...job, options: { matchAt: 0.3 } }, 'options.thresholds'],
    ['POST', 'jobs', { ...job, options: { defaultCountry: 'XX' } }, 'request.invalid'],
    ['POST', 'jobs', { ...job, option: {} }, 'request.invalid'],
    ['POST', 'jobs', { ...job, source: { uploadId: NOWHERE } }, 'upload.missing'],
    ['POST', 'jobs', { ...job, providers: [{ directoryId: "' or 1=1" }] }, 'request.invalid'],
    ['GET', 'jobs?cursor=garbage', undefined, 'request.invalid'],
    ['GET', 'keys?cursor=%00', undefined, 'request.invalid'],
    ['GET', 'jobs?limit=0', undefined, 'request.invalid'],
    ['GET', 'jobs/..%2f..%2fetc', undefined, 'not_found'],
    ['GET', `jobs/${NOWHERE}/files/..%2f..%2fsource`, undefined, 'not_found'],
    ['GET', 'nowhere', undefined, 'not_found'],
    ['PUT', 'jobs', {}, 'request.method'],
  ]
  for (const [method, path, body, code] of bodies) {
    const [status, given] = await refusal(await send(api, method, path, body))
    expect([given, status < 500], `${method} ${path} ${JSON.stringify(body)?.slice(0, 80)}`).toEqual([code, true])
  }
  for (const [type, body, code] of [
    ['text/plain', '{}', 'request.not_json'],
    ['application/json', '{', 'request.malformed'],
    ['application/json', Buffer.from('{"filename":"\xff","bytes":3}', 'latin1'), 'request.malformed'],
    ['application/json', '['.repeat(100_000) + ']'.repeat(100_000), 'request.invalid'],
  ] as const) {
    const headers = { ...api.headers, 'content-type': type }
    const answer = await fetch(`${kith.url}/api/v1/uploads`, { method: 'POST', headers, body })
    expect((await refusal(answer))[1], code).toBe(code)
  }

  const headers = { ...api.headers, 'content-type': 'application/json', 'idempotency-key': 'once' }
  const post = (body: object) =>
    fetch(`${kith.url}/api/v1/jobs`, { method: 'POST', headers, body: JSON.stringify(body) })
  const made = await Promise.all(Array.from({ length: 8 }, async () => (await (await post(job)).json()) as JobView))
  expect(new Set(made.map((one) => one.id)).size).toBe(1)
  const otherBody = await post({ ...job, options: { matchAt: 0.99 } })
  expect(await refusal(otherBody)).toEqual([422, 'idempotency.mismatch'])
})
