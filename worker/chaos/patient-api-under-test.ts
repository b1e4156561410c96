/** For tests: a program at the API that tries again while the server is away, and an uploader that resumes. */
import { setTimeout as wait } from 'node:timers/promises'

export interface PatientApi {
  /** @returns the answer, once there is one below 500; @throws Error for one that refuses */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>
  /** How many calls found nobody or broke off, and how many were answered. */
  readonly failures: () => number
  readonly answers: () => number
}

const AGAIN_MS = 100
const MOST_MS = 300_000

/** @param url may change from call to call */
export function patientApi(url: () => string, key: string): PatientApi {
  let failures = 0
  let answers = 0

  async function tryOnce(method: string, path: string, body: unknown): Promise<Response | null> {
    try {
      const response = await fetch(`${url()}/api/v1/${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
        body: body === undefined ? undefined : JSON.stringify(body),
        redirect: 'manual',
      })
      return response.status < 500 ? response : null
    } catch {
      return null
    }
  }

  return {
    failures: () => failures,
    answers: () => answers,
    async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
      for (const until = performance.now() + MOST_MS; performance.now() < until; await wait(AGAIN_MS)) {
        const response = await tryOnce(method, path, body)
        const text = await response?.text().catch(() => undefined)
        if (response === null || text === undefined) {
          failures++
          continue
        }
        answers++
        if (response.status === 302) return response.headers.get('location') as T
        else if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T
        else throw new Error(`${method} ${path}: ${response.status} ${text}`)
      }
      throw new Error(`${method} ${path}: nobody answered`)
    },
  }
}

interface UploadView {
  readonly status: 'open' | 'complete'
  readonly partBytes: number
  readonly partCount: number
  readonly parts: readonly { readonly number: number; readonly etag: string }[]
  readonly preview: { readonly mapping: readonly unknown[] } | null
}

/**
 * Sends a file part by part; what has arrived is asked of the server each time, so that nothing is sent twice for long.
 * @returns the upload's id and the suggested mapping
 */
export async function uploadPatiently(api: PatientApi, filename: string, bytes: Buffer) {
  const { id } = await api.ask<{ readonly id: string }>('POST', 'uploads', { filename, bytes: bytes.length })
  for (;;) {
    const view = await api.ask<UploadView>('GET', `uploads/${id}`)
    if (view.status === 'complete') return { id, mapping: view.preview?.mapping ?? [] }
    const there = new Set(view.parts.map(({ number }) => number))
    const missing = Array.from({ length: view.partCount }, (_, i) => i + 1).find((number) => !there.has(number))
    if (missing === undefined) {
      await api.ask('POST', `uploads/${id}/complete`, {
        parts: view.parts.map(({ number, etag }) => ({ number, etag })),
      })
      continue
    }
    const { parts } = await api.ask<{ readonly parts: readonly { readonly url: string }[] }>(
      'POST',
      `uploads/${id}/parts`,
      { numbers: [missing] },
    )
    const piece = bytes.subarray((missing - 1) * view.partBytes, missing * view.partBytes)
    await fetch(parts[0]?.url ?? '', { method: 'PUT', body: new Uint8Array(piece) }).catch(() => {})
  }
}
