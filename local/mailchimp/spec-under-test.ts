/** For tests: the service's published description, tightened by the fields that we rely on. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'

const PATH = join(
  process.env.KITH_SHARED ?? join(import.meta.dirname, '..', '..', '..', 'shared'),
  'specs',
  'mailchimp-lists-3.0.55.swagger2.json',
)

type Schema = Readonly<Record<string, unknown>> & {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[]
  readonly responses: Readonly<Record<string, { readonly schema: Schema }>>
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

/** What we read and the description leaves open, by path and name of the object that has it; of answers to GET and PATCH. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  '/lists': ['lists', 'total_items'],
  '/lists lists': ['id', 'name', 'stats'],
  '/lists/{list_id}': ['id', 'name', 'stats'],
  '/lists/{list_id}/merge-fields': ['merge_fields', 'total_items'],
  '/lists/{list_id}/merge-fields merge_fields': ['tag', 'name', 'type', 'required', 'options'],
  '/lists/{list_id}/segments': ['segments', 'total_items'],
  '/lists/{list_id}/segments segments': ['id', 'name', 'type', 'member_count'],
  '/lists/{list_id}/members': ['members', 'total_items'],
  '/lists/{list_id}/members members': ['id', 'email_address', 'status', 'merge_fields', 'last_changed'],
  '/lists/{list_id}/segments/{segment_id}/members': ['members', 'total_items'],
  '/lists/{list_id}/members/{subscriber_hash}': ['id', 'email_address', 'status', 'merge_fields', 'last_changed'],
  '/': ['account_id', 'account_name'],
}

export interface Spec {
  /** Null: there is no such call. */
  readonly parameters: (method: string, path: string) => readonly string[] | null
  /** What is wrong with an answer, or with the body of a request; none: nothing. */
  readonly answerFaults: (method: string, path: string, status: number, body: unknown) => readonly string[]
  readonly requestFaults: (method: string, path: string, body: unknown) => readonly string[]
}

/** @returns null, after saying so, where the description is absent */
export function openSpec(): Spec | null {
  if (!existsSync(PATH)) {
    console.log('Skipped: the description of Mailchimp is absent (../shared/specs).')
    return null
  }
  const { paths } = JSON.parse(readFileSync(PATH, 'utf8')) as { readonly paths: Paths }
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })

  function tightened(schema: Schema, path: string): Schema {
    const required = REQUIRED[path] ?? []
    const properties = Object.entries(schema.properties ?? {}).map(([name, inner]) => {
      const items = inner.items ? { ...inner.items, required: REQUIRED[`${path} ${name}`] ?? [] } : undefined
      return [name, items ? { ...inner, items } : inner] as const
    })
    return { ...schema, properties: Object.fromEntries(properties), required }
  }

  function faults(schema: Schema, body: unknown): readonly string[] {
    if (ajv.validate(schema, body)) return []
    return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`)
  }

  const operation = (method: string, path: string) => paths[path]?.[method.toLowerCase()]

  return {
    parameters: (method, path) => operation(method, path)?.parameters.map(({ name }) => name) ?? null,
    answerFaults(method, path, status, body) {
      const responses = operation(method, path)?.responses
      const found = status === 200 ? responses?.['200'] : responses?.default
      if (found === undefined) return [`${method} ${path} is not described`]
      const isRead = status === 200 && method !== 'POST'
      return faults(isRead ? tightened(found.schema, path) : found.schema, body)
    },
    requestFaults(method, path, body) {
      const schema = operation(method, path)?.parameters.find((parameter) => parameter.in === 'body')?.schema
      return schema === undefined ? [`${method} ${path} takes no body`] : faults(schema, body)
    },
  }
}
