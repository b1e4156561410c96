/** Kith's API as a program uses it: large files go in and out in pieces, and none is ever held. */
import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

type Column = { readonly column: number; readonly field: string }

export interface Uploaded {
  readonly id: string
  readonly mapping: readonly Column[]
}

export interface JobView {
  readonly id: string
  readonly status: string
  readonly counts: Readonly<Record<string, number>>
  readonly createdAt: string
  readonly endedAt: string | null
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
}

interface StartedUpload {
  readonly id: string
  readonly partBytes: number
  readonly partCount: number
}

const SETTLED = /^(completed|completed_with_failures|failed|cancelled)$/
/** Rarely: what is measured is the work, and jobs say themselves when they have ended. */
const LOOK_MS = 1_000

export type Api = ReturnType<typeof openApi>

export function openApi({ url, key }: { readonly url: string; readonly key: string }) {
  const authorization = `Bearer ${key}`

  /** @returns the answer of a call that must go well */
  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text) as T
  }

  async function upload(filename: string, path: string): Promise<Uploaded> {
    const { size } = await stat(path)
    const { id, partBytes, partCount } = await ask<StartedUpload>('POST', 'uploads', { filename, bytes: size })
    const parts: { number: number; etag: string | null }[] = []
    const file = await open(path)
    const room = Buffer.alloc(partBytes)
    for (let number = 1; number <= partCount; number++) {
      const { parts: signed } = await ask<{ parts: { url: string }[] }>('POST', `uploads/${id}/parts`, {
        numbers: [number],
      })
      const { bytesRead } = await file.read(room, 0, partBytes, (number - 1) * partBytes)
      const stored = await fetch(signed[0]?.url ?? '', { method: 'PUT', body: room.subarray(0, bytesRead) })
      if (!stored.ok) throw new Error(`part ${number}: ${stored.status}`)
      parts.push({ number, etag: stored.headers.get('etag') })
    }
    await file.close()
    const { mapping } = await ask<Pick<Uploaded, 'mapping'>>('POST', `uploads/${id}/complete`, { parts })
    return { id, mapping }
  }

  return {
    ask,
    upload,
    /** Resolves when the reference list has been read. @returns its id */
    async addDirectory(path: string): Promise<string> {
      const { id: uploadId, mapping } = await upload('people.csv', path)
      const { id } = await ask<{ id: string }>('POST', 'directories', { uploadId, name: 'People', mapping })
      while (true) {
        const { status } = await ask<{ status: string }>('GET', `directories/${id}`)
        if (status === 'ready') return id
        if (status === 'failed') throw new Error('the directory was not read')
        await wait(LOOK_MS)
      }
    },
    startJob: ({ id: uploadId, mapping }: Uploaded, directoryId: string) =>
      ask<JobView>('POST', 'jobs', { source: { uploadId }, mapping, providers: [{ directoryId }] }),
    /** @param whileWaiting is called between two looks */
    async settled(id: string, whileWaiting: () => Promise<unknown> = () => wait(LOOK_MS)): Promise<JobView> {
      while (true) {
        const job = await ask<JobView>('GET', `jobs/${id}`)
        if (SETTLED.test(job.status)) return job
        await whileWaiting()
      }
    },
    /** @returns the SHA-256 of a file of a job */
    async hashOf(jobId: string, name: string): Promise<string> {
      const response = await fetch(`${url}/api/v1/jobs/${jobId}/files/${name}`, { headers: { authorization } })
      if (!response.ok || response.body === null) throw new Error(`${name}: ${response.status}`)
      const hash = createHash('sha256')
      for await (const chunk of response.body) hash.update(chunk)
      return hash.digest('hex')
    },
  }
}

/** Seconds from the moment in which a job was asked for to that in which its files were there. */
export function secondsOf({ createdAt, endedAt }: JobView): number {
  if (endedAt === null) throw new Error('the job has not ended')
  return (Date.parse(endedAt) - Date.parse(createdAt)) / 1000
}
