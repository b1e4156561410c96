/** A file from the browser into the object store: parts of it, four at a time, each tried again when it fails. */
import type { SignedParts, StartedUpload, UploadView } from '#app/api/v1/_schemas/upload.ts'
import { CallProblem, call } from '../call.ts'
import { PartProblem, putPart } from './put-part.ts'
import { forgetParts, rememberedParts, rememberPart, sha256 } from './remembered-parts.ts'

const PARTS_AT_A_TIME = 4
const TRIES = 6
const FIRST_PAUSE_MS = 500

export interface UploadProgress {
  readonly sentBytes: number
  readonly totalBytes: number
}

interface UploadOptions {
  readonly onProgress?: (progress: UploadProgress) => void
  readonly signal?: AbortSignal
}

/** @returns the finished upload with its preview. @throws CallProblem, PartProblem */
export async function uploadFile(file: File, options: UploadOptions = {}): Promise<UploadView> {
  return sendUpload(await startUpload(file), file, options)
}

/** @returns the id of a new upload for this file: from here on it can be left and resumed */
export async function startUpload(file: File): Promise<string> {
  const body = { filename: file.name, bytes: file.size }
  return (await call<StartedUpload>('uploads', { method: 'POST', body })).id
}

/**
 * Sends what is not there yet, or is not of this file, and completes the upload. The same whether it is new or was left.
 * @throws CallProblem, PartProblem
 */
export async function sendUpload(uploadId: string, file: File, options: UploadOptions = {}): Promise<UploadView> {
  const upload = await call<UploadView>(`uploads/${uploadId}`, { signal: options.signal })
  if (upload.status === 'complete') return upload
  const known = rememberedParts(uploadId)
  const there = new Map<number, string>()
  for (const { number, etag } of upload.parts) {
    const part = known[number]
    if (part === undefined || part.etag !== etag) continue
    if ((await sha256(sliceOf(file, number, upload.partBytes))) === part.sha256) there.set(number, etag)
  }
  return sendAll(uploadId, file, upload.partBytes, upload.partCount, there, options)
}

function sliceOf(file: File, number: number, partBytes: number): Blob {
  return file.slice((number - 1) * partBytes, number * partBytes)
}

async function sendAll(
  uploadId: string,
  file: File,
  partBytes: number,
  partCount: number,
  etags: Map<number, string>,
  { onProgress, signal }: UploadOptions,
): Promise<UploadView> {
  const sent = new Map<number, number>()
  const stop = new AbortController()
  const signals = AbortSignal.any(signal ? [signal, stop.signal] : [stop.signal])
  const tell = (number: number, bytes: number) => {
    sent.set(number, bytes)
    let sentBytes = 0
    for (const part of sent.values()) sentBytes += part
    onProgress?.({ sentBytes, totalBytes: file.size })
  }
  for (const number of etags.keys()) tell(number, sliceOf(file, number, partBytes).size)
  const open = Array.from({ length: partCount }, (_, i) => i + 1).filter((number) => !etags.has(number))

  async function sendSome(): Promise<void> {
    for (let number = open.shift(); number !== undefined; number = open.shift()) {
      const part = number
      const bytes = sliceOf(file, part, partBytes)
      const etag = await sendPart(uploadId, part, bytes, (count) => tell(part, count), signals)
      tell(part, bytes.size)
      etags.set(part, etag)
      const hash = await sha256(bytes)
      if (hash !== null) rememberPart(uploadId, part, { sha256: hash, etag })
    }
  }

  try {
    await Promise.all(Array.from({ length: PARTS_AT_A_TIME }, sendSome))
  } finally {
    stop.abort()
  }
  const parts = [...etags].sort(([a], [b]) => a - b).map(([number, etag]) => ({ number, etag }))
  await complete(uploadId, parts, signal)
  forgetParts(uploadId)
  return call<UploadView>(`uploads/${uploadId}`, { signal })
}

/** A file that is all there but can't be read is no failure of sending it: the upload says what is wrong. */
async function complete(
  uploadId: string,
  parts: readonly { readonly number: number; readonly etag: string }[],
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await call(`uploads/${uploadId}/complete`, { method: 'POST', body: { parts }, signal })
  } catch (error) {
    const isUnreadable = error instanceof CallProblem && /^(file|csv)\./.test(error.code)
    if (!isUnreadable) throw error
  }
}

async function sendPart(
  uploadId: string,
  number: number,
  bytes: Blob,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  for (let tried = 1; ; tried++) {
    try {
      return await putPart(await partUrl(uploadId, number, signal), bytes, onSent, signal)
    } catch (error) {
      onSent(0)
      const isPassing = error instanceof PartProblem && error.isPassing
      if (!isPassing || tried === TRIES) throw error
      await pause(FIRST_PAUSE_MS * 2 ** (tried - 1), signal)
    }
  }
}

async function partUrl(uploadId: string, number: number, signal: AbortSignal): Promise<string> {
  const { parts } = await call<SignedParts>(`uploads/${uploadId}/parts`, {
    method: 'POST',
    body: { numbers: [number] },
    signal,
  })
  const url = parts[0]?.url
  if (url === undefined) throw new PartProblem(false)
  return url
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
