/** openapi.json: the table of routes in OpenAPI 3.1, with the schemas that check the requests. */
import { z } from 'zod'
import type { RouteSpec } from '#app/_access/route.ts'
import { ROUTES } from './_routes.ts'
import { Problem } from './_schemas/problem.ts'

type Json = Record<string, unknown>

/** Answers that are no JSON: what they are instead. */
const OTHER_ANSWERS: Readonly<Record<string, string>> = {
  openapi: 'application/json',
  jobEvents: 'text/event-stream',
  getNicknames: 'text/csv',
  metrics: 'text/plain',
}

/** @returns the description; the same for every instance. */
export function openApi(): Json {
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  for (const [operationId, spec] of Object.entries(ROUTES) as [string, RouteSpec][]) {
    paths[spec.path] = { ...paths[spec.path], [spec.method.toLowerCase()]: operation(operationId, spec, schemas) }
  }
  const problem = { content: { 'application/problem+json': { schema: schemaOf(Problem, 'output', schemas) } } }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kith',
      version: '1',
      description: 'Checks a contact list, looks each person up, says what is old, new or confirmed.',
    },
    paths,
    components: {
      schemas,
      responses: { Problem: { description: 'Refused, or failed; decide by `code`.', ...problem } },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'session',
          description: 'Set by signing in; named per instance.',
        },
      },
    },
    security: [{ key: [] }, { session: [] }],
  }
}

function operation(operationId: string, spec: RouteSpec, schemas: Json): Json {
  const body = spec.body
    ? { 'application/json': { schema: schemaOf(spec.body, 'input', schemas) } }
    : spec.csvBytes && { 'text/csv': { schema: { type: 'string', maxLength: spec.csvBytes } } }
  const otherType = OTHER_ANSWERS[operationId]
  const content = spec.answer
    ? { 'application/json': { schema: schemaOf(spec.answer, 'output', schemas) } }
    : otherType && { [otherType]: {} }
  return {
    operationId,
    summary: spec.does,
    ...(spec.who === 'open' ? { security: [] } : spec.who === 'member' ? { security: [{ session: [] }] } : {}),
    ...descriptionFor(spec.who),
    parameters: [...pathParameters(spec.path), ...queryParameters(spec), ...headerParameters(operationId)],
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      [spec.status]: { description: 'Done.', ...(content ? { content } : {}) },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

function descriptionFor(who: RouteSpec['who']): Json {
  switch (who) {
    case 'open':
    case 'member':
      return {}
    case 'operator':
    case 'scraper':
      return { description: 'For owners of the workspace `local`, who run this instance.' }
    case 'viewer':
    case 'editor':
    case 'owner':
      return { description: `For role ${who} or above.` }
    default:
      return who satisfies never
  }
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))

function queryParameters({ query }: RouteSpec): readonly Json[] {
  if (!query) return []
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

const headerParameters = (operationId: string) =>
  operationId === 'createJob' ? [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }] : []

/** @returns the schema by reference, where it has a name; those it is made of go into `schemas`. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const { $schema, $defs, ...own } = JSON.parse(
    JSON.stringify(z.toJSONSchema(schema, { io, reused: 'inline' })).replaceAll('#/$defs/', '#/components/schemas/'),
  ) as Json & { $defs?: Json }
  Object.assign(schemas, $defs)
  const { id, ...body } = own as Json & { id?: string }
  if (id === undefined) return body
  schemas[id] = body
  return { $ref: `#/components/schemas/${id}` }
}
