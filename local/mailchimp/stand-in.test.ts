/** The stand-in behaves as the service does where callers go wrong: offsets shift, calls are refused, writes are checked. */
import { afterEach, expect, test } from 'vitest'
import { crowdAudience } from './crowd.ts'
import { memberId } from './member.ts'
import { type MailchimpStandIn, startMailchimpStandIn } from './stand-in.ts'

const started: MailchimpStandIn[] = []
afterEach(async () => {
  for (const standIn of started.splice(0)) await standIn.close()
})

async function start(count: number, dials: Parameters<MailchimpStandIn['turn']>[0] = {}) {
  const audience = crowdAudience({ name: 'Newsletter', count, seed: 5 })
  const standIn = await startMailchimpStandIn({ port: 0, audiences: [audience], dials })
  started.push(standIn)
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${standIn.url}/lists/${audience.id}${path}`, {
      method,
      headers: { authorization: `Bearer ${standIn.key}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
  }
  const page = async (offset: number, count: number) => {
    const { text } = await ask(
      'GET',
      `/members?status=subscribed&offset=${offset}&count=${count}&fields=members.id,total_items`,
    )
    return JSON.parse(text) as { members: { id: string }[]; total_items: number }
  }
  return { standIn, audience, ask, page }
}

test('whoever is removed shifts those behind: reading on by offset alone misses one', async () => {
  const { standIn, audience, page } = await start(40)
  const before = (await page(0, 1000)).members.map(({ id }) => id)
  const first = await page(0, 10)
  expect(Object.keys(first.members[0] ?? {})).toEqual(['id'])
  const gone = [...audience.members.values()].find(({ id }) => id === before[3])
  standIn.act(audience.id, { kind: 'delete', emails: [gone?.email ?? ''] })
  const second = await page(10, 10)
  expect(second.total_items).toBe(first.total_items - 1)
  expect([...first.members, ...second.members].map(({ id }) => id)).not.toContain(before[10])
})

test('an audience changes by itself after each page, and its books say who came and went', async () => {
  const { standIn, audience, page } = await start(400, { changesPerPage: 5 })
  for (let offset = 0; offset < 400; offset += 50) await page(offset, 50)
  const { added, removed, changed } = standIn.books().restless[audience.id] ?? { added: [], removed: [], changed: [] }
  expect(added.length + removed.length + changed.length).toBeGreaterThan(30)
  expect(added.every((id) => audience.members.has(id))).toBe(true)
  const here = (await page(0, 1000)).members.map(({ id }) => id)
  expect(here.filter((id) => removed.includes(id) && !added.includes(id))).toEqual([])
})

test('more calls at once than allowed are refused, with and without a body of its own', async () => {
  const { standIn, ask } = await start(10, { atOnce: 2, latencyMs: 200, bareShare: 0.7 })
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask('GET', '/members')))
  const kinds = new Set(answers.map(({ status, type }) => `${status} ${type?.split(';')[0]}`))
  expect(kinds).toEqual(
    new Set(['200 application/json', '429 application/problem+json', '429 text/html', '403 text/html']),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
  expect(standIn.books()).toMatchObject({ refused: 28, calls: 30 })
})

test('its books tell who was made, blanked or given another status', async () => {
  const { standIn, audience, ask } = await start(10)
  const [one, other] = [...audience.members.values()].filter(({ status }) => status === 'subscribed')
  await ask('PATCH', `/members/${one?.id}`, { merge_fields: { LNAME: '' } })
  await ask('PATCH', `/members/${other?.id}`, { status: 'unsubscribed', merge_fields: { NOSUCH: 'x' } })
  await ask('PUT', `/members/${memberId('new@example.com')}`, {
    email_address: 'new@example.com',
    status_if_new: 'subscribed',
  })
  await ask('PATCH', `/members/${memberId('nobody@example.com')}`, { merge_fields: { FNAME: 'x' } })
  expect(standIn.books().writes).toEqual([
    { memberId: one?.id, tags: ['LNAME'], isNew: false, hasNewStatus: false, blanked: ['LNAME'] },
    { memberId: other?.id, tags: [], isNew: false, hasNewStatus: true, blanked: [] },
    { memberId: memberId('new@example.com'), tags: [], isNew: true, hasNewStatus: false, blanked: [] },
  ])
})

test('a key of another data centre, a revoked one and a closed account are refused', async () => {
  const { standIn, ask } = await start(1)
  standIn.turn({ dataCentre: 'us2' })
  expect((await ask('GET', '')).status).toBe(401)
  standIn.turn({ dataCentre: 'us1', keys: { [standIn.key]: { isRevoked: true } } })
  expect((await ask('GET', '')).status).toBe(401)
  standIn.turn({ keys: { [standIn.key]: { isRevoked: false, isDisabled: true } } })
  const { status, type } = await ask('GET', '')
  expect([status, type?.split(';')[0]]).toEqual([403, 'application/problem+json'])
})

test('trouble comes as it is ordered, and writes may be done all the same', async () => {
  const { standIn, audience, ask } = await start(3, { troubles: { truncated: 1 }, doneShare: 1 })
  const [member] = audience.members.values()
  const { status, text } = await ask('PATCH', `/members/${member?.id}`, { merge_fields: { FNAME: 'Ida' } })
  expect(status).toBe(200)
  expect(() => JSON.parse(text)).toThrow()
  expect(audience.members.get(member?.id ?? '')?.mergeFields.FNAME).toBe('Ida')
  standIn.turn({ troubles: { reset: 1 } })
  await expect(ask('GET', '')).rejects.toThrow()
  standIn.turn({ troubles: { bare_403: 1 } })
  expect(await ask('GET', '')).toMatchObject({ status: 403, type: 'text/html; charset=utf-8' })
})
