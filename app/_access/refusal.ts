/** A request that is refused, as a value: handlers return it, the wrapper turns it into problem details. */
import { STATUS_CODES } from 'node:http'
import type { ProblemCode } from './problems.ts'
import { PROBLEMS } from './problems.ts'

export interface RefusalDetails {
  /** Which fields of the request are wrong; never what they held. */
  readonly fields?: readonly { readonly path: string; readonly code: string }[]
  readonly retryAfterSeconds?: number
}

export class Refusal {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly more: RefusalDetails
  constructor(status: number, code: string, detail: string, more: RefusalDetails = {}) {
    this.status = status
    this.code = code
    this.detail = detail
    this.more = more
  }
}

export function refuse(code: ProblemCode, more?: RefusalDetails): Refusal {
  const [status, detail] = PROBLEMS[code]
  return new Refusal(status, code, detail, more)
}

/** A file that is no readable table: its code (`file.xlsx`) and sentence come from who looked at it. */
export const refuseFile = (unreadable: { readonly code: string; readonly message: string }) =>
  new Refusal(422, unreadable.code, `${unreadable.message} Your upload is kept.`)

/** @returns RFC 9457 problem details. */
export function problemResponse(refusal: Refusal, requestId: string): Response {
  const { status, code, detail } = refusal
  const { fields, retryAfterSeconds } = refusal.more
  const headers = new Headers({ 'content-type': 'application/problem+json' })
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds))
  if (status === 401) headers.set('www-authenticate', 'Bearer')
  const body = { type: 'about:blank', title: STATUS_CODES[status], status, code, detail, requestId, fields }
  return new Response(JSON.stringify(body), { status, headers })
}
