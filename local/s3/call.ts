// What an operation is given, and what it answers.

import type { Readable } from 'node:stream'
import type { CorsRule } from './cors.ts'
import type { Limits } from './limits.ts'
import type { ObjectStore } from './object-store.ts'
import type { RequestBody } from './request-body.ts'

/** One verified request. */
export interface Call {
  readonly store: ObjectStore
  readonly bucket: string
  readonly key: string
  readonly query: ReadonlyMap<string, string>
  readonly headers: ReadonlyMap<string, string>
  readonly body: RequestBody
  /** The rules of a bucket that was given none. */
  readonly defaultCors: readonly CorsRule[]
  readonly limits: Limits
  readonly nowMs: number
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** XML, or the bytes of an object. */
  readonly body?: string | Readable
}

export type Operate = (call: Call) => Promise<Answer> | Answer
