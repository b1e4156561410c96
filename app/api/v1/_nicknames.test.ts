import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, doorsUnderTest } from '#app/_access/doors-under-test.ts'
import { GET, PUT } from './nicknames/route.ts'

let doors: Awaited<ReturnType<typeof doorsUnderTest>>
let headers: Headers

beforeAll(async () => {
  doors = await doorsUnderTest(['one', 'other'])
  headers = bearer((await doors.key('one', 'editor')).secret)
})
afterAll(() => doors.drop())

async function put(body: string, type = 'text/csv') {
  const sent = new Headers([...headers, ['content-type', type]])
  const response = await ask(PUT, { method: 'PUT', path: '/api/v1/nicknames', headers: sent, body })
  return { status: response.status, json: await response.json() }
}

async function get(by = headers) {
  const response = await ask(GET, { headers: by })
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
  return response.text()
}

describe('nicknames of a workspace', () => {
  it('are none at first', async () => {
    expect(await get()).toBe('name,nickname\n')
  })

  it('are replaced by the list that is sent, folded, and given back as CSV', async () => {
    await put('name,nickname\nQuirin,Kirre\n', 'text/csv; charset=utf-8')
    const sent = 'Zbyněk;Zbyša\r\nБогумил;Богуш\r\nBob;Robert\r\nZbyněk;\r\n'
    expect(await put(sent)).toEqual({
      status: 200,
      json: {
        pairs: 2,
        ignored: [
          { line: 3, code: 'nickname.built_in' },
          { line: 4, code: 'nickname.blank' },
        ],
      },
    })
    const kept = 'name,nickname\nzbynek,zbysa\nбогумил,богуш\n'
    expect(await get()).toBe(kept)
    expect(await put(kept)).toEqual({ status: 200, json: { pairs: 2, ignored: [] } })
    expect(await get(bearer((await doors.key('one', 'viewer')).secret))).toBe(kept)
    expect(await get(bearer((await doors.key('other', 'owner')).secret))).toBe('name,nickname\n')
  })

  it.each([
    ['another type', 'name,nickname\n', 'application/json', 415, 'request.not_csv'],
    ['nothing', '', 'text/csv', 422, 'file.empty'],
    ['too much', 'x'.repeat(1024 * 1024 + 1), 'text/csv', 413, 'request.too_large'],
    ['too many lines', 'a,b\n'.repeat(20_002), 'text/csv', 422, 'nicknames.too_many'],
  ])('stay as they are when %s is sent', async (_what, body, type, status, code) => {
    const before = await get()
    expect(await put(body, type)).toMatchObject({ status, json: { code, detail: expect.stringContaining('Nothing') } })
    expect(await get()).toBe(before)
  })

  it('are taken away by a header alone', async () => {
    expect(await put('name,nickname\n')).toEqual({ status: 200, json: { pairs: 0, ignored: [] } })
    expect(await get()).toBe('name,nickname\n')
  })

  it('are in no log', () => {
    expect(doors.logged.join('')).not.toMatch(/kirre|zby|богу/i)
  })
})
