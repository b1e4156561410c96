/**
 * How calls of Mailchimp's client go over the wire: by fetch instead of the superagent 3.8 that it brings, which follows
 * redirects (and ends the whole process at one, from Node 24 on), can't be stopped and opens a connection for each call.
 */

/** What a call is made of, as the client hands it to its transport. */
export type CallApi = (
  path: string,
  method: string,
  pathParams: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>>,
  headers: unknown,
  form: unknown,
  body: unknown,
) => Promise<{ readonly data: unknown }>

/** `status` null: there was no whole answer. Holds nothing of what was asked or answered but this. */
export class MailchimpError extends Error {
  readonly status: number | null
  readonly type: string
  readonly body: unknown
  constructor({ status, type = '', body = null }: { status: number | null; type?: string; body?: unknown }) {
    super('mailchimp.failed')
    this.name = 'MailchimpError'
    this.status = status
    this.type = type
    this.body = body
  }
}

export interface Wire {
  readonly buildUrl: (path: string, pathParams: Readonly<Record<string, unknown>>) => string
  readonly key: string
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** A thousand members with every field filled are a few million. */
const MOST_BYTES = 64 * 1024 ** 2

export function callByFetch({ buildUrl, key, timeoutMs, signal }: Wire): CallApi {
  return async (path, method, pathParams, query, _headers, _form, body) => {
    const url = new URL(buildUrl(path, pathParams))
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== null) url.searchParams.set(name, String(value))
    }
    const hasBody = body !== null && body !== undefined
    let response: Response
    let text: string
    try {
      response = await fetch(url, {
        method,
        headers: {
          authorization: `Basic ${Buffer.from(`kith:${key}`).toString('base64')}`,
          accept: 'application/json, application/problem+json',
          ...(hasBody ? { 'content-type': 'application/json' } : {}),
        },
        ...(hasBody ? { body: JSON.stringify(body) } : {}),
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      })
      text = await readText(response)
    } catch {
      throw new MailchimpError({ status: null })
    }
    const { status, ok } = response
    const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
    const read = parsed(text)
    if (!ok || read === undefined) throw new MailchimpError({ status, type, body: read })
    return { data: read }
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MOST_BYTES) throw new MailchimpError({ status: null })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Undefined: it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
