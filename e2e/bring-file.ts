/** Bringing any bytes through the API, and the same bytes through the command line. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import { type Api, ask, type JobView, send, withKey } from './api-client.ts'
import { ownerKey } from './as-owner.ts'
import { type BadFile, PEOPLE } from './bad-files.ts'
import type { Kith } from './kith.ts'

const CLI = join(resolve(import.meta.dirname, '..'), 'dist', 'cli.mjs')
export const FILES = ['result.csv', 'rejected.csv', 'report.json'] as const

export const ownerApi = async (kith: Kith): Promise<Api> => withKey(kith, await ownerKey(kith))

export interface Started {
  readonly id: string
  readonly partBytes: number
  readonly parts: readonly { readonly number: number; readonly url: string }[]
}

export interface Preview {
  readonly mapping: readonly { readonly column: number; readonly field: string }[]
  readonly warnings: readonly { readonly code: string }[]
}

export const MAPPING = [
  { column: 0, field: 'full_name' },
  { column: 1, field: 'email' },
]

export const put = (url: string, body: Uint8Array) => fetch(url, { method: 'PUT', body: body as BodyInit })

/** @returns the upload's id and the answer to its completion */
export async function bring(
  api: Api,
  { name, bytes }: BadFile,
): Promise<{ readonly id: string; readonly answer: Response }> {
  const begun = await ask<Started>(api, 'POST', 'uploads', { filename: `${name}.csv`, bytes: bytes.length })
  const parts: { readonly number: number; readonly etag: string | null }[] = []
  for (const { number, url } of begun.parts) {
    const stored = await put(url, bytes.subarray((number - 1) * begun.partBytes, number * begun.partBytes))
    expect(stored.status).toBe(200)
    parts.push({ number, etag: stored.headers.get('etag') })
  }
  return { id: begun.id, answer: await send(api, 'POST', `uploads/${begun.id}/complete`, { parts }) }
}

export async function readable(api: Api, file: BadFile): Promise<{ readonly id: string; readonly preview: Preview }> {
  const { id, answer } = await bring(api, file)
  expect(answer.status, file.name).toBe(200)
  return { id, preview: (await answer.json()) as Preview }
}

export async function start(api: Api, uploadId: string, mapping: Preview['mapping'], directoryIds: readonly string[]) {
  const providers = directoryIds.map((directoryId) => ({ directoryId }))
  return (await ask<JobView>(api, 'POST', 'jobs', { source: { uploadId }, mapping, providers })).id
}

export async function download(api: Api, jobId: string, name: string): Promise<Buffer> {
  const response = await fetch(`${api.url}/api/v1/jobs/${jobId}/files/${name}`, { headers: api.headers })
  expect(response.status, name).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

export async function refusal(response: Response): Promise<readonly [status: number, code: string]> {
  const { code, detail } = (await response.json()) as { readonly code: string; readonly detail: string }
  expect(detail.length).toBeGreaterThan(20)
  return [response.status, code]
}

/** Runs the command line itself. @returns its exit code and what it said to a person */
export function cli(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((ended) => {
    execFile(process.execPath, [CLI, ...args], (error, _out, said) => {
      ended({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, said })
    })
  })
}

/** @returns by each file's name what `kith enrich` makes of it */
export async function enriched(files: readonly BadFile[]): Promise<ReadonlyMap<string, readonly Buffer[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'kith bad '))
  const at = (name: string) => join(folder, name)
  await writeFile(at('people'), PEOPLE)
  const made = new Map<string, readonly Buffer[]>()
  for (const { name, bytes } of files) {
    await writeFile(at('list'), bytes)
    const outputs = ['--out', at(FILES[0]), '--rejected', at(FILES[1]), '--report', at(FILES[2])]
    expect(await cli('enrich', at('list'), '--directory', at('people'), ...outputs), name).toEqual({
      code: 0,
      said: '',
    })
    made.set(name, await Promise.all(FILES.map((file) => readFile(at(file)))))
  }
  await rm(folder, { recursive: true })
  return made
}
