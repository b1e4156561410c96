/** What a call asks for: one lookup or up to a hundred, each with its own parameters. */
import { z } from 'zod'
import type { Endpoint } from './books.ts'
import type { Params } from './enrich.ts'
import { invalid, type Refusal } from './refusal.ts'

export interface Asked {
  readonly params: Params
  /** Comes back beside the answer; undefined: there is none. */
  readonly metadata: unknown
}

/** "Up to 100 persons in a single request." */
const MOST_REQUESTS = 100

const object = z.record(z.string(), z.unknown())
const bulk = z.looseObject({
  requests: z
    .array(z.looseObject({ params: object, metadata: object.optional() }))
    .min(1)
    .max(MOST_REQUESTS),
})
/** What a bulk call says for all of its lookups at once. */
const shared = z.object({
  required: z.string().optional(),
  min_likelihood: z.int().optional(),
  include_if_matched: z.boolean().optional(),
  data_include: z.string().optional(),
  titlecase: z.boolean().optional(),
})

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** @param body null: the parameters came in the address */
export function readRequest(endpoint: Endpoint, query: Params, body: string | null): readonly Asked[] | Refusal {
  if (body === null) return [{ params: query, metadata: undefined }]
  const value = parsed(body)
  if (endpoint === 'enrich') {
    const params = object.safeParse(value)
    return params.success ? [{ params: params.data, metadata: undefined }] : invalid('The body must be a JSON object.')
  }
  const found = bulk.safeParse(value)
  if (!found.success) return invalid(`"requests" must hold 1 to ${MOST_REQUESTS} objects with "params".`)
  const options = shared.safeParse(value)
  if (!options.success) return invalid(`"${String(options.error.issues[0]?.path[0])}" is not valid.`)
  return found.data.requests.map(({ params, metadata }) => ({ params: { ...options.data, ...params }, metadata }))
}
