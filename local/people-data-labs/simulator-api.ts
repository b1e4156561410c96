/** The side that a vendor would not have: `/simulator/…`, by which tests and people turn its dials and read its books. */
import { z } from 'zod'
import type { Answered } from '../simulator/serve.ts'
import { crowdPeople } from './crowd.ts'
import { dialsPatch } from './dials.ts'
import { directoryPeople } from './directory-people.ts'
import type { Person } from './person.ts'
import type { Vendor } from './vendor.ts'

export interface SimulatorRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly contentType: string
  readonly body: string
}

const MOST_PEOPLE = 1_000_000

const generated = z.strictObject({
  generate: z.strictObject({ count: z.int().min(0).max(MOST_PEOPLE), seed: z.int().min(0).default(1) }),
})
const listed = z.array(z.looseObject({ id: z.string().min(1) })).max(MOST_PEOPLE)

const trouble = (status: number, code: string, message: string): Answered => ({
  status,
  body: { error: { code, message } },
})

/** @throws Error, whose message may be shown, where the body is no people */
function readPeople({ contentType, body }: SimulatorRequest): readonly Person[] {
  if (contentType.startsWith('text/csv')) return directoryPeople(body)
  const value: unknown = JSON.parse(body)
  const crowd = generated.safeParse(value)
  if (crowd.success) return crowdPeople(crowd.data.generate)
  const list = listed.safeParse(value)
  if (!list.success) throw new Error('People are a list of objects with an id, or {"generate":{"count":…,"seed":…}}.')
  return list.data as readonly Person[]
}

function changeDials(vendor: Vendor, body: string): Answered {
  const patch = dialsPatch.safeParse(JSON.parse(body))
  if (!patch.success) {
    const issue = patch.error.issues[0]
    return trouble(422, 'dials.invalid', `${issue?.path.join('.') || 'The dials'}: ${issue?.message}`)
  }
  vendor.turn(patch.data)
  return { status: 200, body: vendor.dials() }
}

/** Who may ask is decided before. */
export function answerSimulator(vendor: Vendor, request: SimulatorRequest): Answered {
  const { method, path, query, body } = request
  try {
    switch (`${method} ${path}`) {
      case 'GET /simulator/dials':
        return { status: 200, body: vendor.dials() }
      case 'PATCH /simulator/dials':
        return changeDials(vendor, body)
      case 'GET /simulator/books':
        return { status: 200, body: { items: vendor.books(Number(query.get('since') ?? 0) || 0) } }
      case 'PUT /simulator/people':
        vendor.setPeople(readPeople(request))
        return { status: 200, body: { people: vendor.size() } }
      default:
        return trouble(404, 'not_found', 'There is nothing at this address.')
    }
  } catch (error) {
    if (error instanceof SyntaxError) return trouble(400, 'json.invalid', 'The body is not JSON.')
    return trouble(422, 'people.invalid', error instanceof Error ? error.message : 'The body cannot be used.')
  }
}
