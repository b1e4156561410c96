import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directoryPeople } from './directory-people.ts'
import type { PeopleDataLabsStandIn } from './stand-in.ts'
import { startPeopleDataLabsStandIn } from './stand-in.ts'

const shared = process.env.KITH_SHARED ?? resolve(import.meta.dirname, '../../../shared')
const specPath = resolve(shared, 'specs/pdl-person.patched.openapi.json')
const isHere = existsSync(specPath)
if (!isHere) console.log(`The answers of People Data Labs are not checked: ${specPath} is absent.`)

const sample = readFileSync(resolve(import.meta.dirname, '../../public/sample/directory.csv'), 'utf8')
const people = directoryPeople(sample)
const [known] = people
const email = known?.emails?.[0]?.address ?? ''

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

describe.skipIf(!isHere)('against the vendor’s own description', () => {
  const spec = isHere ? JSON.parse(readFileSync(specPath, 'utf8')) : {}
  // Formats are not checked: the description calls a year a date.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  let standIn: PeopleDataLabsStandIn

  beforeAll(async () => {
    ajv.addSchema(spec, 'spec')
    standIn = await startPeopleDataLabsStandIn({ port: 0, people })
    standIn.turn({
      customers: {
        few: { credits: 1 },
        none: { credits: 0 },
        slow: { limits: { calls: 0 } },
        gone: { isRevoked: true },
      },
    })
  })
  afterAll(() => standIn.close())

  const escaped = (path: string) => path.replaceAll('~', '~0').replaceAll('/', '~1')
  function validatorOf(path: string, method: string, status: number): ValidateFunction {
    const pointer = `spec#/paths/${escaped(path)}/${method}/responses/${status}/content/application~1json/schema`
    const validate = ajv.getSchema(pointer)
    if (!validate) throw new Error(`The description has no ${method} ${path} ${status}.`)
    return validate
  }

  function expectValid(path: string, method: string, { status, headers, body }: Answer) {
    const validate = validatorOf(path, method, status)
    expect(validate(body), JSON.stringify(validate.errors)).toBe(true)
    const described = new Set(Object.keys(spec.paths[path][method].responses[status].headers))
    const own = [...headers.keys()].filter((name) => name.startsWith('x-'))
    expect(own.filter((name) => !described.has(name))).toEqual([])
  }

  async function send(path: string, body: unknown, key = standIn.key): Promise<Answer> {
    const response = await fetch(`${standIn.url}${path}`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, headers: response.headers, body: await response.json() }
  }

  test('one person: every status by POST', async () => {
    const statuses: number[] = []
    const asked: readonly (readonly [unknown, string?])[] = [
      [{ email }],
      [{ email, titlecase: true, include_if_matched: true, min_likelihood: 2 }],
      [{ email: 'nobody@nowhere.example' }],
      [{ first_name: 'Ada' }],
      [{ email, min_likelihood: 11 }],
      [{ email }, 'wrong'],
      [{ email }, 'gone'],
      [{ email }, 'none'],
      [{ email }, 'slow'],
    ]
    for (const [body, key] of asked) {
      const answer = await send('/v5/person/enrich', body, key)
      statuses.push(answer.status)
      expectValid('/v5/person/enrich', 'post', answer)
    }
    expect(statuses).toEqual([200, 200, 404, 400, 400, 401, 401, 402, 429])
  })

  test('one person by GET', async () => {
    const headers = { 'x-api-key': standIn.key }
    for (const [query, status] of [
      [`email=${email}`, 200],
      ['email=nobody%40nowhere.example', 404],
      ['', 400],
    ] as const) {
      const response = await fetch(`${standIn.url}/v5/person/enrich?${query}`, { headers })
      expect(response.status).toBe(status)
      expectValid('/v5/person/enrich', 'get', { status, headers: response.headers, body: await response.json() })
    }
  })

  test('every sample person, in bulk, and every status of an item', async () => {
    const all = people.map(({ id }, row) => ({ params: { pdl_id: id }, metadata: { row } }))
    for (const requests of [all.slice(0, 100), all.slice(100)]) {
      const answer = await send('/v5/person/bulk', { requests, titlecase: true })
      expectValid('/v5/person/bulk', 'post', answer)
      expect((answer.body as { status: number }[]).every(({ status }) => status === 200)).toBe(true)
    }
    const mixed = [{ email }, { email: 'a@b.example' }, { name: 'Ada' }, { email }].map((params) => ({ params }))
    const answer = await send('/v5/person/bulk', { requests: mixed }, 'few')
    expectValid('/v5/person/bulk', 'post', answer)
    expect((answer.body as { status: number }[]).map(({ status }) => status)).toEqual([200, 404, 400, 402])
  })

  test('bulk calls that are refused as a whole', async () => {
    const requests = [{ params: { email } }]
    const asked: readonly (readonly [unknown, string?])[] = [
      [{ requests: [] }],
      [{ requests: Array.from({ length: 101 }, () => requests[0]) }],
      [{ requests }, 'wrong'],
      [{ requests }, 'none'],
      [{ requests }, 'slow'],
    ]
    const statuses: number[] = []
    for (const [body, key] of asked) {
      const answer = await send('/v5/person/bulk', body, key)
      statuses.push(answer.status)
      expectValid('/v5/person/bulk', 'post', answer)
    }
    expect(statuses).toEqual([400, 400, 401, 402, 429])
  })

  test('a method that is not allowed and a fault of its own', async () => {
    const put = await fetch(`${standIn.url}/v5/person/bulk`, { method: 'PUT' })
    expectValid('/v5/person/bulk', 'post', { status: put.status, headers: put.headers, body: await put.json() })
    standIn.turn({ troubles: { server_error: 1 } })
    expectValid('/v5/person/enrich', 'post', await send('/v5/person/enrich', { email }))
    standIn.turn({ troubles: {} })
  })

  test('answers that are broken on purpose are caught', async () => {
    const validate = validatorOf('/v5/person/enrich', 'post', 200)
    const { body } = await send('/v5/person/enrich', { email })
    const whole = body as { data: object; likelihood: number }
    expect(validate(whole)).toBe(true)
    for (const broken of [
      { ...whole, status: '200' },
      { ...whole, likelihood: 0 },
      { ...whole, data: undefined },
      { ...whole, data: { ...whole.data, favourite_colour: 'green' } },
      { ...whole, data: { ...whole.data, emails: ['a@b.example'] } },
      { ...whole, data: { ...whole.data, work_email: true } },
    ]) {
      expect(validate(JSON.parse(JSON.stringify(broken)))).toBe(false)
    }
    const refusal = validatorOf('/v5/person/enrich', 'post', 404)
    expect(refusal({ status: 404 })).toBe(false)
    expect(validatorOf('/v5/person/bulk', 'post', 200)(whole)).toBe(false)
  })
})
