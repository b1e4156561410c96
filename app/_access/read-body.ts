/** Reads a body of limited size: JSON, or bytes that are CSV. */
import { type Refusal, refuse } from './refusal.ts'

/** 10,000 parts with their tags, or 10,000 mapped columns, fit. */
const MAX_BODY_BYTES = 2 * 1024 * 1024

/** @returns the parsed value (an empty body is an empty object), or why it was not taken. */
export async function readJson(request: Request): Promise<{ readonly value: unknown } | Refusal> {
  const bytes = await readLimited(request.body, MAX_BODY_BYTES)
  if (bytes === null) return refuse('request.too_large')
  if (bytes.byteLength === 0) return { value: {} }
  if (typeOf(request) !== 'application/json') return refuse('request.not_json')
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return refuse('request.malformed')
  }
}

/** @returns the bytes as they came, in whatever encoding, or why they were not taken. */
export async function readCsv(request: Request, mostBytes: number): Promise<Uint8Array | Refusal> {
  const bytes = await readLimited(request.body, mostBytes)
  if (bytes === null) return refuse('request.too_large')
  return typeOf(request) === 'text/csv' ? bytes : refuse('request.not_csv')
}

const typeOf = (request: Request) => request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()

/** @returns null as soon as there are more bytes than are taken. */
async function readLimited(body: ReadableStream<Uint8Array> | null, mostBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done || !value) break
    length += value.byteLength
    if (length > mostBytes) {
      await reader?.cancel()
      return null
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}
