import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanFields } from '#core/clean-contact.ts'
import { bulkRequest } from './bulk-request.ts'
import { createPeopleDataLabs } from './people-data-labs.ts'
import { questionOf } from './question-of.ts'
import { personRecord } from './schema.ts'
import { callIdOf, recorded, type SeenRequest, send, startVendor, type VendorUnderTest } from './vendor-under-test.ts'

const shared = process.env.KITH_SHARED ?? resolve(import.meta.dirname, '../../../../shared')
const specPath = resolve(shared, 'specs/pdl-person.patched.openapi.json')
const isHere = existsSync(specPath)
if (!isHere) console.log('What People Data Labs is asked is not checked: its description is absent.')

const BULK = '/v5/person/bulk'
const ENRICH = '/v5/person/enrich'
const never = new AbortController().signal

describe.skipIf(!isHere)('by the vendor’s own description', () => {
  const spec = isHere ? JSON.parse(readFileSync(specPath, 'utf8')) : {}
  // Formats are not checked: it calls a year a date.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  let vendor: VendorUnderTest

  beforeAll(async () => {
    ajv.addSchema(spec, 'spec')
    vendor = await startVendor()
  })
  afterAll(() => vendor.close())

  function validator(path: string, place: string): ValidateFunction {
    const pointer = `spec#/paths/${path.replaceAll('/', '~1')}/post/${place}/content/application~1json/schema`
    const validate = ajv.getSchema(pointer)
    if (!validate) throw new Error(`The description has no ${path} ${place}.`)
    return validate
  }
  const isValid = (validate: ValidateFunction, body: unknown) => validate(body) === true

  /** Names that may stand in a question, and in the body beside the questions. */
  const params = () => new Set(spec.paths[ENRICH].get.parameters.map(({ name }: { name: string }) => name))
  const options = () =>
    new Set(Object.keys(spec.paths[BULK].post.requestBody.content['application/json'].schema.properties))

  function expectValid({ url, method, headers, body }: SeenRequest) {
    expect(method).toBe('POST')
    expect(headers['content-type']).toBe('application/json')
    expect(headers[spec.components.securitySchemes.APIKeyHeader.name.toLowerCase()]).toBe('a-key')
    const sent = JSON.parse(body)
    const validate = validator(url, 'requestBody')
    expect(isValid(validate, sent), JSON.stringify(validate.errors)).toBe(true)
    const [names, known] =
      url === BULK
        ? [sent.requests.flatMap((each: { params: object }) => Object.keys(each.params)), params()]
        : [Object.keys(sent), params()]
    expect(names.filter((name: string) => !known.has(name))).toEqual([])
    if (url === BULK) expect(Object.keys(sent).filter((name) => !options().has(name))).toEqual([])
  }

  test('every request that is sent', async () => {
    const provider = createPeopleDataLabs({ service: 'x', title: 'x', baseUrl: vendor.url })
    const contacts = [
      { email: ['a@b.example', 'c@d.example'], phone: '+1 202 555 0143', linkedin: 'ada-sund' },
      {
        full_name: 'Ada M. Sund',
        company: 'Tallgrass',
        city: 'Boise',
        region: 'ID',
        postal_code: '83702',
        country: 'US',
      },
      { full_name: 'Ada Sund', birthday: '1984-06-29' },
    ]
    const questions = contacts.flatMap((texts) => {
      const question = questionOf(cleanFields(texts, { defaultCountry: null, dateOrder: 'auto' }))
      return question === null ? [] : [question]
    })
    expect(questions).toHaveLength(contacts.length)
    vendor.answerWith((response, asked) => send(response, recorded('bulk-answered'), callIdOf(asked)))
    await provider.ask('a-key', questions, never)
    const [question] = questions
    if (question) await provider.ask('a-key', new Array(provider.abilities.maxBatch).fill(question), never)
    vendor.answerWith((response) => send(response, recorded('refused-400')))
    await provider.check('a-key', never)
    expect(vendor.seen.map(({ url }) => url)).toEqual([BULK, BULK, ENRICH])
    vendor.seen.forEach(expectValid)
  })

  test('everything that an answer is trimmed to is a field of a person', () => {
    const known = Object.keys(spec.components.schemas.Person.properties)
    expect(Object.keys(personRecord.shape).filter((field) => !known.includes(field))).toEqual([])
  })

  test('a broken request is caught', () => {
    const good = bulkRequest('x', [{ params: { email: 'a@b.example' } }])
    const validate = validator(BULK, 'requestBody')
    expect(isValid(validate, good)).toBe(true)
    const [request] = good.requests
    const broken = [
      { ...good, requests: [] },
      { ...good, requests: new Array(101).fill(request) },
      { ...good, requests: [{ ...request, params: undefined }] },
      { ...good, requests: [{ ...request, metadata: '0' }] },
      { ...good, min_likelihood: '2' },
      { ...good, data_include: ['id'] },
    ]
    expect(broken.map((body) => isValid(validate, JSON.parse(JSON.stringify(body))))).toEqual(broken.map(() => false))
  })

  const names = readdirSync(resolve(import.meta.dirname, 'fixtures')).map((file) => file.replace('.json', ''))

  test.each(names)('the recorded answer %s', (name) => {
    const { status, headers, body } = recorded(name)
    const validate = validator(BULK, `responses/${status}`)
    expect(isValid(validate, body), JSON.stringify(validate.errors)).toBe(true)
    const described = Object.keys(spec.paths[BULK].post.responses[status].headers)
    expect(Object.keys(headers).filter((header) => header !== 'date' && !described.includes(header))).toEqual([])
  })

  test('a broken answer is caught', () => {
    const [item] = recorded('bulk-answered').body as object[]
    const validate = validator(BULK, 'responses/200')
    expect(isValid(validate, [item])).toBe(true)
    const broken = [
      item,
      [{ ...item, likelihood: 11 }],
      [{ ...item, data: undefined }],
      [{ ...item, status: 201 }],
      [{ ...item, data: { full_nom: 'x' } }],
      [{ status: 404 }],
    ]
    expect(broken.map((body) => isValid(validate, JSON.parse(JSON.stringify(body))))).toEqual(broken.map(() => false))
  })
})
