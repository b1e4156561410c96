/** Reads a JSON body of limited size. */
import { type Refusal, refuse } from './refusal.ts'

/** 10,000 parts with their tags, or 10,000 mapped columns, fit. */
const MAX_BODY_BYTES = 2 * 1024 * 1024

/** @returns the parsed value (an empty body is an empty object), or why it was not taken. */
export async function readJson(request: Request): Promise<{ readonly value: unknown } | Refusal> {
  const bytes = await readLimited(request.body)
  if (bytes === null) return refuse('request.too_large')
  if (bytes.byteLength === 0) return { value: {} }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return refuse('request.not_json')
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return refuse('request.malformed')
  }
}

/** @returns null as soon as there are more bytes than are taken. */
async function readLimited(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done || !value) break
    length += value.byteLength
    if (length > MAX_BODY_BYTES) {
      await reader?.cancel()
      return null
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}
