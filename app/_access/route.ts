/** The one wrapper round every route: parse, let in, do, answer, log. */
import type { z } from 'zod'
import { traceOf } from '#adapters/log/error-trace.ts'
import { errorCode, isPassing } from '#pipeline/part/error-code.ts'
import { type Access, authorise, type UserAccess, type Who } from './authorise.ts'
import { type DoorPorts, doorPorts } from './ports.ts'
import { readCsv, readJson } from './read-body.ts'
import { problemResponse, Refusal, refuse } from './refusal.ts'
import { REQUEST_ID, requestIdFrom } from './request-id.ts'

export interface RouteSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As OpenAPI writes it: `/api/v1/jobs/{id}`. */
  readonly path: string
  readonly who: Who
  /** What it does, in a few words, for openapi.json. */
  readonly does: string
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** The body is CSV instead, of at most so many bytes; the handler reads it. */
  readonly csvBytes?: number
  /** Absent: answers 204, or something that is not JSON. */
  readonly answer?: z.ZodType
  /** Asked again and again by machines and open pages: told by the log only at `debug`, unless it goes wrong. */
  readonly isPolled?: true
  /** Of the answer when all went well. */
  readonly status: 200 | 201 | 202 | 204 | 302 | 303
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
type AccessFor<W extends Who> = W extends 'open'
  ? null
  : W extends 'member'
    ? UserAccess
    : W extends 'scraper'
      ? Access | null
      : Access

/** `/jobs/{id}/files/{name}` → `id` and `name`. */
type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never

export interface Call<Spec extends RouteSpec> {
  readonly access: AccessFor<Spec['who']>
  readonly params: Readonly<Record<ParamNames<Spec['path']>, string>>
  readonly query: Parsed<Spec['query']>
  readonly body: Parsed<Spec['body']>
  readonly csv: Spec['csvBytes'] extends number ? Uint8Array : undefined
  readonly headers: Headers
  readonly signal: AbortSignal
  readonly ports: DoorPorts
  /** Headers that the answer is to carry, cookies above all. */
  readonly answerHeaders: Headers
}

type Answer<Spec extends RouteSpec> = Spec['answer'] extends z.ZodType ? z.input<Spec['answer']> : undefined

export type Handler<Spec extends RouteSpec> = (
  call: Call<Spec>,
) => Promise<DeepReadonly<Answer<Spec>> | Refusal | Response>

/** Verbs answer in readonly shapes; zod's are mutable. */
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T

interface RouteContext {
  readonly params: Promise<Readonly<Record<string, string>>>
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** @returns what Next calls for `spec.method` of the file that exports it. */
export function route<const Spec extends RouteSpec>(spec: Spec, handler: Handler<Spec>) {
  return async (request: Request, context?: RouteContext): Promise<Response> => {
    const ports = await doorPorts()
    // The server has put a true one there, see client-address.
    const requestId = requestIdFrom(request.headers.get(REQUEST_ID))
    const facts = { requestId, route: spec.path, method: spec.method }
    return ports.logging.within(facts, () => answerLogged(spec, handler, request, context, ports, requestId))
  }
}

async function answerLogged<Spec extends RouteSpec>(
  spec: Spec,
  handler: Handler<Spec>,
  request: Request,
  context: RouteContext | undefined,
  ports: DoorPorts,
  requestId: string,
): Promise<Response> {
  const { log } = ports.logging
  const began = performance.now()
  const seen: Seen = {}
  let response: Response
  let error: unknown
  try {
    const params = (await context?.params) ?? {}
    const given = await answer(spec, handler, request, params, ports, seen)
    if (given instanceof Refusal) seen.code = given.code
    response = given instanceof Refusal ? problemResponse(given, requestId) : given
  } catch (thrown) {
    error = thrown
    response = problemResponse(refuse(isPassing(errorCode(thrown)) ? 'store.unavailable' : 'internal'), requestId)
  }
  response.headers.set(REQUEST_ID, requestId)
  response.headers.set('cache-control', 'no-store')
  const facts = { ...seen, status: response.status, ms: Math.round(performance.now() - began) }
  if (error === undefined) log(spec.isPolled && response.ok ? 'debug' : 'info', 'request.answered', facts)
  else log('error', 'request.failed', { ...facts, error: traceOf(error) })
  return response
}

/** What the log tells of a request beside its id and route. */
interface Seen {
  workspaceId?: string
  jobId?: string
  directoryId?: string
  uploadId?: string
  code?: string
}

/** The fact of the log for the `{id}` of a path that begins so. */
const SUBJECTS: readonly (readonly [prefix: string, fact: 'jobId' | 'directoryId' | 'uploadId'])[] = [
  ['/api/v1/jobs/{id}', 'jobId'],
  ['/api/v1/directories/{id}', 'directoryId'],
  ['/api/v1/uploads/{id}', 'uploadId'],
]

async function answer<Spec extends RouteSpec>(
  spec: Spec,
  handler: Handler<Spec>,
  request: Request,
  params: Readonly<Record<string, string>>,
  ports: DoorPorts,
  seen: Seen,
): Promise<Response | Refusal> {
  const { accounts, settings } = ports
  const { siteUrl, metricsToken } = settings
  const access = await authorise(request, spec.who, { accounts, siteUrl, metricsToken, now: ports.now() })
  if (access instanceof Refusal) return access
  if (access) seen.workspaceId = access.workspaceId
  if (params.id !== undefined && !ID.test(params.id)) return refuse('not_found')
  const subject = SUBJECTS.find(([prefix]) => spec.path.startsWith(prefix))
  if (subject) seen[subject[1]] = params.id

  const query = parse(spec.query, Object.fromEntries(new URL(request.url).searchParams))
  if (query instanceof Refusal) return query
  const json = spec.body ? await readJson(request) : { value: undefined }
  if (json instanceof Refusal) return json
  const body = parse(spec.body, json.value)
  if (body instanceof Refusal) return body
  const csv = spec.csvBytes === undefined ? undefined : await readCsv(request, spec.csvBytes)
  if (csv instanceof Refusal) return csv

  const answerHeaders = new Headers()
  if (access?.kind === 'user') for (const cookie of access.visitor.cookies) answerHeaders.append('set-cookie', cookie)
  const { headers, signal } = request
  const call = { access, params, query, body, csv, headers, signal, ports, answerHeaders }
  const given = await handler(call as unknown as Call<Spec>)
  if (given instanceof Refusal) return given
  const response =
    given instanceof Response
      ? given
      : new Response(given === undefined ? null : JSON.stringify(given), {
          status: spec.status,
          headers: given === undefined ? {} : { 'content-type': 'application/json' },
        })
  for (const [name, value] of answerHeaders) response.headers.append(name, value)
  return response
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  return refuse('request.invalid', { fields: parsed.error.issues.map(fieldOf) })
}

/** A name that the client made up is no path of ours and could be anything, so the path stops above it. */
function fieldOf({ path, code }: z.core.$ZodIssue): { readonly path: string; readonly code: string } {
  const known = code === 'invalid_key' ? path.slice(0, -1) : path
  return { path: known.map(String).join('.'), code }
}
