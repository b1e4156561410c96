/** What programs do with the API: bring a file of any size, start a list, follow it. */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'

export interface Api {
  readonly url: string
  readonly key: string
}

export interface JobSeen {
  readonly id: string
  readonly status: string
  readonly errorCode: string | null
  readonly totalIsFinal: boolean
  readonly counts: Readonly<Record<string, number>>
  readonly timeLeft: { readonly fromSeconds: number; readonly toSeconds: number } | null
}

const SETTLED = ['completed', 'completed_with_failures', 'failed', 'cancelled']
export const isSettled = ({ status }: Pick<JobSeen, 'status'>) => SETTLED.includes(status)
export const settledRows = ({ counts }: Pick<JobSeen, 'counts'>) => (counts.total ?? 0) - (counts.pending ?? 0)

/** @param path below `/api/v1/` @returns the answer of a call that must go well */
export async function ask<T>({ url, key }: Api, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return JSON.parse(text) as T
}

interface Parts {
  readonly parts: readonly { readonly number: number; readonly url: string }[]
}

interface Uploaded {
  readonly id: string
  readonly mapping: readonly { readonly column: number; readonly field: string }[]
}

async function upload(api: Api, path: string): Promise<Uploaded> {
  const file = await open(path)
  try {
    const { size: bytes } = await file.stat()
    const begun = await ask<Parts & { readonly id: string; readonly partBytes: number }>(api, 'POST', 'uploads', {
      filename: basename(path),
      bytes,
    })
    const { id, partBytes } = begun
    const urls = new Map(begun.parts.map(({ number, url }) => [number, url]))
    const parts: { number: number; etag: string | null }[] = []
    for (let number = 1; (number - 1) * partBytes < bytes; number++) {
      const from = (number - 1) * partBytes
      const body = Buffer.alloc(Math.min(partBytes, bytes - from))
      await file.read(body, 0, body.length, from)
      const url = urls.get(number) ?? (await moreUrls(api, id, number))
      const stored = await fetch(url, { method: 'PUT', body })
      if (!stored.ok) throw new Error(`part ${number}: ${stored.status}`)
      parts.push({ number, etag: stored.headers.get('etag') })
    }
    const { mapping } = await ask<Pick<Uploaded, 'mapping'>>(api, 'POST', `uploads/${id}/complete`, { parts })
    return { id, mapping }
  } finally {
    await file.close()
  }
}

async function moreUrls(api: Api, id: string, number: number): Promise<string> {
  const { parts } = await ask<Parts>(api, 'POST', `uploads/${id}/parts`, { numbers: [number] })
  return parts[0]?.url ?? ''
}

/** @returns the id of a directory that is ready */
export async function addDirectory(api: Api, path: string): Promise<string> {
  const { id: uploadId, mapping } = await upload(api, path)
  const body = { uploadId, name: basename(path), mapping }
  const { id } = await ask<{ readonly id: string }>(api, 'POST', 'directories', body)
  for (;;) {
    const { status } = await ask<{ readonly status: string }>(api, 'GET', `directories/${id}`)
    if (status === 'ready') return id
    if (status === 'failed') throw new Error('the import failed')
    await pause(200)
  }
}

/** @returns a list that was brought, to be started */
export async function bringList(api: Api, path: string, directoryId: string): Promise<() => Promise<JobSeen>> {
  const { id: uploadId, mapping } = await upload(api, path)
  return () => ask<JobSeen>(api, 'POST', 'jobs', { source: { uploadId }, mapping, providers: [{ directoryId }] })
}

export async function settled(api: Api, id: string): Promise<JobSeen> {
  for (;;) {
    const job = await ask<JobSeen>(api, 'GET', `jobs/${id}`)
    if (isSettled(job)) return job
    await pause(100)
  }
}

/** Calls `seen` with every event of a job, until it is settled. */
export async function follow({ url, key }: Api, id: string, seen: (job: JobSeen) => void): Promise<void> {
  const response = await fetch(`${url}/api/v1/jobs/${id}/events`, { headers: { authorization: `Bearer ${key}` } })
  if (!response.ok || response.body === null) throw new Error(`events: ${response.status}`)
  let text = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1]
      if (data !== undefined) seen(JSON.parse(data) as JobSeen)
    }
  }
}

export const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms))
