/** Calls of the API from the pages: JSON in, JSON out, problems as errors with their code. */

/** What the API refused (RFC 9457); `detail` is made for people. */
export class CallProblem extends Error {
  readonly code: string
  readonly status: number
  readonly detail: string
  constructor(code: string, status: number, detail: string) {
    super(code)
    this.name = 'CallProblem'
    this.code = code
    this.status = status
    this.detail = detail
  }
}

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/**
 * @param path below `/api/v1/`
 * @returns the answer's JSON; undefined where there is none
 * @throws CallProblem; code `network` when no answer came at all
 */
export async function call<T>(path: string, { method = 'GET', body, headers, signal }: Call = {}): Promise<T> {
  let response: Response
  try {
    response = await fetch(`/api/v1/${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new CallProblem('network', 0, 'Kith does not answer. Nothing is lost: check that it runs, then try again.')
  }
  const text = await response.text()
  const answer: unknown = text === '' ? undefined : parse(text)
  if (response.ok) return answer as T
  const { code, detail } = (answer ?? {}) as { readonly code?: string; readonly detail?: string }
  if (response.status === 401 && typeof location !== 'undefined') sendToSignIn()
  throw new CallProblem(
    code ?? 'unknown',
    response.status,
    detail ?? 'Something went wrong. Nothing is lost: try again.',
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Once signed out, every page leads to the door and back. */
function sendToSignIn(): void {
  const back = location.pathname + location.search
  if (!location.pathname.startsWith('/sign-in')) location.assign(`/sign-in?back=${encodeURIComponent(back)}`)
}

/** @returns the sentence to show for whatever was thrown. */
export function problemText(error: unknown): string {
  return error instanceof CallProblem ? error.detail : 'Something went wrong. Nothing is lost: try again.'
}
