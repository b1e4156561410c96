/** Audiences by real workers: everyone once while it changes, two tenants apart, the same list as of a file, killed or not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '#adapters/postgres/test-database.ts'
import { crowdAudience } from '#local/mailchimp/crowd.ts'
import { openAudienceHouse, truthOf } from './chaos/audiences-under-test.ts'
import { bundleWorker, type Trouble } from './test-house.ts'

type House = Awaited<ReturnType<typeof openAudienceHouse>>

const closing: (() => Promise<void>)[] = []
beforeAll(bundleWorker)
afterAll(async () => {
  for (const close of closing) await close()
})

async function open(options: Omit<Parameters<typeof openAudienceHouse>[0], 'databaseUrl'>): Promise<House> {
  const clone = await cloneDatabase(['theirs'])
  const house = await openAudienceHouse({ ...options, databaseUrl: clone.url })
  closing.push(async () => {
    await house.close()
    await clone.drop()
  })
  return house
}

/** Somebody of each other member, with another company and a phone. */
function peopleOf(audience: ReturnType<typeof crowdAudience>): string {
  const lines = [...audience.members.values()]
    .filter((_, n) => n % 2 === 0)
    .map(({ email, mergeFields: { FNAME, LNAME } }, n) => `d${n},${FNAME},${LNAME},${email},+1 503 555 0142,Northwind`)
  return ['id,first_name,last_name,email,phone,company', ...lines, ''].join('\n')
}

test('everyone there throughout comes in once, twice at the same time, and the account is never asked more at once', {
  timeout: 120_000,
}, async () => {
  const audience = crowdAudience({ name: 'Newsletter', count: 4_200, seed: 5 })
  const dials = { changesPerPage: 5, latencyMs: 20, jitterMs: 30 }
  const house = await open({ visibilitySeconds: 20, audience, dials })
  const { standIn } = house
  const before = [...audience.members.values()].filter(({ status }) => status === 'subscribed').map(({ id }) => id)
  const connectionId = await house.connect(standIn.key, standIn.accountId)
  // Fewer than there are workers.
  await house.inside.people.connections.update('local', connectionId, { rate: { atOnce: 2, per: null } })
  for (const id of ['one', 'two']) await house.bring(id, connectionId)
  for (let worker = 0; worker < 3; worker++) house.startWorker()
  for (const id of ['one', 'two']) {
    expect(await house.brought(id)).toMatchObject({ state: 'ready' })
    const removed = new Set(standIn.books().restless[audience.id]?.removed ?? [])
    expect(truthOf(await house.list(id), before, removed)).toMatchObject({ missing: [], twice: [] })
  }
  const { mostAtOnce, refused } = standIn.books()
  expect([mostAtOnce <= 2, refused]).toEqual([true, 0])
})

test('two tenants who read at the same time never ask by each other’s key', { timeout: 120_000 }, async () => {
  const audience = crowdAudience({ name: 'Newsletter', count: 3_100, seed: 6 })
  const keys = { 'their-key-us1': { accountId: 'account-2' } }
  const house = await open({ visibilitySeconds: 20, audience, dials: { keys, latencyMs: 10, jitterMs: 20 } })
  const { standIn } = house
  const theirs = crowdAudience({ name: 'Newsletter', count: 3_100, seed: 66 })
  standIn.setAudience('account-2', theirs)
  const ids = [
    await house.connect(standIn.key, standIn.accountId),
    await house.connect('their-key-us1', 'account-2', 'theirs'),
  ] as const
  for (let worker = 0; worker < 2; worker++) house.startWorker()
  for (const n of [1, 2]) {
    await house.bring(`ours-${n}`, ids[0])
    await house.bring(`theirs-${n}`, ids[1], { workspaceId: 'theirs' })
  }
  for (const n of [1, 2]) {
    await house.brought(`ours-${n}`)
    await house.brought(`theirs-${n}`, undefined, 'theirs')
    const ours = await house.list(`ours-${n}`)
    const other = await house.list(`theirs-${n}`, 'theirs')
    const subscribed = (of: typeof audience) => [...of.members.values()].filter(({ status }) => status === 'subscribed')
    expect(
      truthOf(
        ours,
        subscribed(audience).map(({ id }) => id),
        new Set(),
      ),
    ).toMatchObject({ missing: [], twice: [] })
    expect(
      truthOf(
        other,
        subscribed(theirs).map(({ id }) => id),
        new Set(),
      ),
    ).toMatchObject({ missing: [], twice: [] })
  }
  expect(Object.keys(standIn.books('account-1').byKey)).toEqual([standIn.key])
  expect(Object.keys(standIn.books('account-2').byKey)).toEqual(['their-key-us1'])
})

/** Where a worker is killed, each while another audience is brought in and checked. */
const POINTS: readonly (Pick<Trouble, 'name' | 'call' | 'when'> & { readonly about?: string })[] = [
  { name: 'before the plan', when: 'before', call: 'audiences.reads.plan' },
  { name: 'after the plan', when: 'after', call: 'audiences.reads.plan' },
  { name: 'before the first page is stored', when: 'before', call: 'objects.write', about: '/pages/1/' },
  { name: 'after a page is stored', when: 'after', call: 'objects.write', about: '/pages/2/' },
  { name: 'before pages are accepted', when: 'before', call: 'audiences.reads.acceptPages' },
  { name: 'after pages are accepted', when: 'after', call: 'audiences.reads.acceptPages' },
  { name: 'before the list is stored', when: 'before', call: 'objects.write', about: '/audience-' },
  { name: 'after the list is stored', when: 'after', call: 'objects.write', about: '/audience-' },
  { name: 'before it is an upload', when: 'before', call: 'audiences.reads.finish' },
  { name: 'after it is an upload', when: 'after', call: 'audiences.reads.finish' },
  { name: 'before a part of its list is accepted', when: 'before', call: 'ranges.accept' },
  { name: 'before its files are told', when: 'before', call: 'ranges.finishMerge' },
]
const idOf = (at: number) => `killed-${String(at).padStart(2, '0')}`

describe('the list of an audience, killed at', () => {
  const audience = crowdAudience({ name: 'Newsletter', count: 3_300, seed: 8 })
  let house: House
  let expected: Readonly<Record<string, string>>

  /** The same people as somebody would export them, without any code of ours. */
  function exported(): string {
    const header =
      'Email Address,First Name,Last Name,Street Address,Address Line 2,City,State,Zip,Country,Phone Number,Birthday,Company,Member Status,Member Changed,Member ID'
    const rows = [...audience.members.values()]
      .filter(({ status }) => status === 'subscribed')
      .map(({ id, email, status, changedMs, mergeFields: { FNAME, LNAME, ADDRESS, PHONE, BIRTHDAY, COMPANY } }) => {
        const home = typeof ADDRESS === 'object' ? Object.values(ADDRESS) : ['', '', '', '', '', '']
        const changed = new Date(changedMs).toISOString().replace('.000Z', '+00:00')
        return [email, FNAME, LNAME, ...home, PHONE, BIRTHDAY, COMPANY, status, changed, id].join(',')
      })
    return `${[header, ...rows].join('\r\n')}\r\n`
  }

  beforeAll(async () => {
    const troubles = POINTS.map(({ about, ...point }, at) => ({
      ...point,
      happens: 'SIGKILL' as const,
      about: [idOf(at), ...(about === undefined ? [] : [about])],
    }))
    house = await open({ visibilitySeconds: 4, troubles, audience })
    await house.addDirectory('people', peopleOf(audience))
    const connectionId = await house.connect(house.standIn.key, house.standIn.accountId)
    for (let worker = 0; worker < 2; worker++) house.startWorker()
    await house.addJob('exported', exported(), 'people')
    await house.ended('exported')
    expected = await house.files('exported')
    for (const at of POINTS.keys()) await house.bring(idOf(at), connectionId)
  }, 120_000)

  test.each(POINTS.map(({ name }, at) => [name, at] as const))(
    '%s, is that of the same people as a file',
    {
      timeout: 120_000,
    },
    async (name, at) => {
      const id = idOf(at)
      expect(await house.brought(id)).toMatchObject({ state: 'ready', report: { added: 0, removed: 0, changed: 0 } })
      await house.addJobOf(id, 'people')
      await house.ended(id)
      await house.happened(name)
      const { 'result.csv': result = '', ...files } = await house.files(id)
      expect(result).toBe(expected['result.csv'])
      expect(files).toEqual(Object.fromEntries(Object.entries(expected).filter(([file]) => file !== 'result.csv')))
      expect(result).toContain('Northwind')
    },
  )
})
