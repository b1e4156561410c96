/** The API as a program uses it: `fetch` with a key, nothing of ours. */
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import type { Kith } from './kith.ts'

export interface Api {
  readonly url: string
  /** What lets the caller in: an API key or a cookie. */
  readonly headers: Readonly<Record<string, string>>
}

type Json = Readonly<Record<string, unknown>>

interface Upload {
  readonly id: string
  readonly mapping: readonly { readonly column: number; readonly field: string }[]
}

export const withKey = ({ url }: Kith, key: string): Api => ({ url, headers: { authorization: `Bearer ${key}` } })

/** @param path below `/api/v1/` */
export function send({ url, headers }: Api, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${url}/api/v1/${path}`, {
    method,
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
}

/** @returns the answer of a call that must go well */
export async function ask<T = Json>(api: Api, method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(api, method, path, body)
  const text = await response.text()
  expect(response.ok, `${method} ${path}: ${response.status} ${text}`).toBe(true)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** Sends a small file whole. @returns its id and the suggested mapping */
export async function upload(api: Api, filename: string, bytes: Uint8Array): Promise<Upload> {
  const { id, parts } = await ask<{ readonly id: string; readonly parts: readonly { readonly url: string }[] }>(
    api,
    'POST',
    'uploads',
    { filename, bytes: bytes.length },
  )
  const stored = await fetch(parts[0]?.url ?? '', { method: 'PUT', body: bytes as BodyInit })
  expect(stored.status).toBe(200)
  const part = { number: 1, etag: stored.headers.get('etag') }
  const preview = await ask<Pick<Upload, 'mapping'>>(api, 'POST', `uploads/${id}/complete`, { parts: [part] })
  return { id, mapping: preview.mapping }
}

/** @returns the id of a reference list that is being read */
export async function addDirectory(api: Api, name: string, bytes: Uint8Array): Promise<string> {
  const { id: uploadId, mapping } = await upload(api, `${name}.csv`, bytes)
  const { id } = await ask<{ readonly id: string }>(api, 'POST', 'directories', { uploadId, name, mapping })
  return id
}

export interface JobView {
  readonly id: string
  readonly status: string
  readonly counts: Readonly<Record<string, number>>
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
}

/** Waits until a job is settled. */
export async function settled(api: Api, id: string): Promise<JobView> {
  let job: JobView | undefined
  await expect
    .poll(
      async () => {
        job = await ask<JobView>(api, 'GET', `jobs/${id}`)
        return job.status
      },
      { timeout: 60_000, intervals: [100] },
    )
    .toMatch(/^(completed|completed_with_failures|failed|cancelled)$/)
  return job as JobView
}

export interface ListToRun {
  readonly filename: string
  readonly path: string
  /** A file of people to check against. */
  readonly directory: string
}

/** One list through everything. @returns the settled job and the id of the reference list */
export async function runList(
  api: Api,
  { filename, path, directory }: ListToRun,
): Promise<{ readonly job: JobView; readonly directoryId: string }> {
  const directoryId = await addDirectory(api, 'People', await readFile(directory))
  const { id: uploadId, mapping } = await upload(api, filename, await readFile(path))
  const { id } = await ask<JobView>(api, 'POST', 'jobs', {
    source: { uploadId },
    mapping,
    providers: [{ directoryId }],
    options: { defaultCountry: 'US' },
  })
  return { job: await settled(api, id), directoryId }
}
