/** Audiences come in whole while they change, in whatever order their pages are read, and say who came and went. */
import { afterEach, describe, expect, test } from 'vitest'
import { createMailchimp } from '#adapters/mailchimp/mailchimp.ts'
import { memoryAudienceReads } from '#adapters/memory/audience-reads.ts'
import { memoryBacklog } from '#adapters/memory/backlog.ts'
import { memoryCallLimits } from '#adapters/memory/call-limits.ts'
import { memoryConnections } from '#adapters/memory/connections.ts'
import { memoryObjects } from '#adapters/memory/objects.ts'
import { memoryRanges } from '#adapters/memory/ranges.ts'
import { createMemoryStore } from '#adapters/memory/store.ts'
import { memoryUploads } from '#adapters/memory/uploads.ts'
import { codec } from '#adapters/text/codec.ts'
import { crowdAudience } from '#local/mailchimp/crowd.ts'
import { type MailchimpStandIn, startMailchimpStandIn } from '#local/mailchimp/stand-in.ts'
import { fetchAudience } from './fetch-audience.ts'
import type { AudienceReadSpec } from './ports/audience-reads.ts'
import type { Message } from './ports/messages.ts'
import { WaitError } from './ports/wait-error.ts'
import { stitchAudience } from './stitch-audience.ts'

const WORKSPACE = 'w'
const signal = new AbortController().signal
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function house(count: number, dials: Parameters<MailchimpStandIn['turn']>[0] = {}) {
  let clock = Date.parse('2026-01-01T00:00:00Z')
  const audience = crowdAudience({ name: 'Newsletter', count, seed: 7 })
  const standIn = await startMailchimpStandIn({ port: 0, audiences: [audience], dials })
  closing.push(() => standIn.close())
  const now = () => new Date(clock)
  const store = createMemoryStore(now, { freshMs: 1_000, retryBaseMs: 1 })
  const service = createMailchimp({ service: 'mailchimp', title: 'Mailchimp', baseUrl: standIn.url })
  const connections = memoryConnections(store)
  const connection = {
    id: 'connection',
    workspaceId: WORKSPACE,
    service: 'mailchimp',
    name: 'Mailchimp',
    microsPerCredit: 0,
    caps: { dayMicros: null, monthMicros: null },
    rate: null,
    ttlDays: 1,
    createdAt: now(),
  }
  await connections.create(connection, standIn.key)
  const objects = memoryObjects(now)
  const uploads = memoryUploads(store)
  const reads = memoryAudienceReads(store)
  const ranges = memoryRanges(store)
  const backlog = memoryBacklog(store)
  const audienceServices = new Map([[service.service, service]])
  const ports = { audienceServices, connections, limits: memoryCallLimits(() => clock), reads, objects, codec }
  const spec: AudienceReadSpec = {
    workspaceId: WORKSPACE,
    uploadId: 'upload',
    connectionId: 'connection',
    audienceId: audience.id,
    name: 'Newsletter',
    statuses: ['subscribed'],
    segmentId: null,
    changedSince: null,
    createdAt: new Date(),
  }

  /** @param order which of the messages at hand is next; the others wait */
  async function work(order: (messages: readonly Message[]) => number = () => 0): Promise<void> {
    const inbox: Message[] = []
    for (;;) {
      clock += 60_000
      await backlog.sweep()
      inbox.push(...(await backlog.claim(1_000)))
      const [message] = inbox.splice(order(inbox), 1)
      if (message === undefined) return
      const begun = await ranges.begin(message, 'worker')
      if (begun.outcome !== 'go') continue
      const step = message.step === 'fetch' ? fetchAudience : stitchAudience
      await step(ports, begun.task, signal).catch((error) => {
        if (!(error instanceof WaitError)) throw error
        return ranges.park(begun.task, error.code, error.forMs)
      })
    }
  }

  async function list(): Promise<readonly string[][]> {
    const upload = await uploads.get(WORKSPACE, 'upload')
    const chunks: Uint8Array[] = []
    if (upload) for await (const chunk of objects.read(upload.key)) chunks.push(chunk)
    const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\r\n')
    return lines.map((line) => line.split(','))
  }

  const read = () => reads.get(WORKSPACE, 'upload')
  return { audience, standIn, spec, reads, connections, uploads, work, list, read, objects }
}

const idsOf = (rows: readonly string[][]) => rows.slice(1).map((cells) => cells.at(-1) ?? '')

describe('an audience becomes a list', () => {
  test('with all that its members hold, in the order of their sign-up', async () => {
    const { audience, spec, reads, work, list, read, uploads } = await house(2_300)
    await reads.create(spec)
    await work()
    const wanted = [...audience.members.values()].filter(({ status }) => status === 'subscribed')
    const [header, ...rows] = await list()
    expect(header).toEqual([
      ...['Email Address', 'First Name', 'Last Name'],
      ...['Street Address', 'Address Line 2', 'City', 'State', 'Zip', 'Country'],
      ...['Phone Number', 'Birthday', 'Company', 'Member Status', 'Member Changed', 'Member ID'],
    ])
    expect(rows.map((cells) => [cells[0], cells[1], cells[14]])).toEqual(
      wanted.map(({ email, mergeFields, id }) => [email, mergeFields.FNAME, id]),
    )
    const home = rows.find((cells) => cells[3] !== '')
    expect(home?.slice(4, 9)).toEqual(['', 'Portland', 'OR', '97214', 'US'])
    const nothing = { added: 0, removed: 0, changed: 0 }
    const totals = { members: wanted.length, totalBefore: wanted.length, totalAfter: wanted.length }
    expect((await read())?.report).toEqual({ ...totals, ...nothing })
    expect((await uploads.get(WORKSPACE, 'upload'))?.dialect?.columns).toEqual(header)
  })

  test('of a tag, or of those that changed lately, only these', async () => {
    const { audience, spec, reads, work, list } = await house(400)
    await reads.create({ ...spec, segmentId: 11 })
    await work()
    const tagged = [...audience.members.values()].filter(
      ({ tags, status }) => tags.length > 0 && status === 'subscribed',
    )
    expect(idsOf(await list())).toEqual(tagged.map(({ id }) => id))
  })

  test('of a tag and of those that changed lately, those who are both', async () => {
    const { audience, spec, reads, work, list } = await house(400)
    const members = [...audience.members.values()]
    const changedSince = new Date(members[200]?.changedMs ?? 0).toISOString()
    await reads.create({ ...spec, segmentId: 11, changedSince })
    await work()
    const wanted = members.slice(200).filter(({ tags, status }) => tags.length > 0 && status === 'subscribed')
    expect(wanted.length).toBeGreaterThan(5)
    expect(idsOf(await list())).toEqual(wanted.map(({ id }) => id))
  })
})

describe('an audience that changes while it is read', () => {
  const ORDERS: readonly (readonly [string, (messages: readonly Message[]) => number])[] = [
    ['from the first page on', () => 0],
    ['from the last page on', (messages) => messages.length - 1],
    ['from the middle', (messages) => Math.floor(messages.length / 2)],
  ]

  test.each(ORDERS)('%s: everyone there throughout once, who came and went is told', async (_, order) => {
    const { audience, standIn, spec, reads, work, list, read } = await house(12_000, { changesPerPage: 5 })
    const before = [...audience.members.values()].filter(({ status }) => status === 'subscribed').map(({ id }) => id)
    await reads.create(spec)
    await work(order)
    const { added, removed } = standIn.books().restless[audience.id] ?? { added: [], removed: [] }
    const ids = idsOf(await list())
    expect(new Set(ids).size).toBe(ids.length)
    const found = new Set(ids)
    const gone = new Set(removed)
    expect(before.filter((id) => !gone.has(id) && !found.has(id))).toEqual([])
    const report = (await read())?.report
    expect(report?.members).toBe(ids.length)
    expect(removed.length).toBeGreaterThan(20)
    // Whoever comes or goes behind the last look is not seen any more: a few of those of the last pages.
    const newcomers = added.filter((id) => found.has(id))
    expect(report?.added).toBe(newcomers.length)
    expect(added.length - newcomers.length).toBeLessThanOrEqual(10)
    expect(before.filter((id) => !found.has(id) && !gone.has(id))).toEqual([])
    expect(report?.removed).toBeGreaterThan(20)
    expect(report?.removed).toBeLessThanOrEqual(removed.length)
    expect(report?.members).toBe((report?.totalBefore ?? 0) + (report?.added ?? 0) - (report?.removed ?? 0))
  })

  test('whom so many leave between that two ranges of pages share nobody, what lies between is read again', async () => {
    const { audience, standIn, spec, reads, work, list } = await house(9_000)
    await reads.create(spec)
    const members = [...audience.members.values()].filter(({ status }) => status === 'subscribed')
    let turn = 0
    await work((messages) => {
      // The first range is read, then a thousand members of it leave, then the others are read.
      if (turn++ === 2)
        standIn.act(audience.id, { kind: 'delete', emails: members.slice(100, 1_100).map(({ email }) => email) })
      return messages.findIndex(({ n }) => n === Math.min(...messages.map((each) => each.n)))
    })
    const stay = [...members.slice(0, 100), ...members.slice(1_100)].map(({ id }) => id)
    expect(idsOf(await list()).sort()).toEqual(stay.sort())
  })
})

describe('bad services', () => {
  test('throttled, broken and slow answers cost time and nothing else', async () => {
    const troubles = { bare_403: 0.1, html_200: 0.05, truncated: 0.05, bad_gateway: 0.05, reset: 0.05 }
    const { audience, spec, reads, work, list } = await house(3_000, { troubles })
    await reads.create(spec)
    await work()
    const wanted = [...audience.members.values()].filter(({ status }) => status === 'subscribed')
    expect(idsOf(await list())).toEqual(wanted.map(({ id }) => id))
  })

  test('a revoked key waits for another one, and then it goes on', async () => {
    const { audience, standIn, spec, reads, connections, work, read } = await house(50)
    await reads.create(spec)
    standIn.turn({ keys: { [standIn.key]: { isRevoked: true } } })
    await work()
    expect(await read()).toMatchObject({ state: 'reading' })
    expect(await connections.get(WORKSPACE, 'connection')).toMatchObject({ state: 'key_rejected' })
    expect(audience.members.size).toBe(50)
  })

  test('a deleted audience, a deleted connection and an empty audience are told', async () => {
    const deleted = await house(50)
    await deleted.reads.create({ ...deleted.spec, audienceId: 'none' })
    await deleted.work()
    expect(await deleted.read()).toMatchObject({ state: 'failed', errorCode: 'audience.not_found' })
    const unconnected = await house(50)
    await unconnected.reads.create({ ...unconnected.spec, connectionId: 'none' })
    await unconnected.work()
    expect(await unconnected.read()).toMatchObject({ state: 'failed', errorCode: 'connection.missing' })
    const empty = await house(0)
    await empty.reads.create(empty.spec)
    await empty.work()
    expect(await empty.read()).toMatchObject({ state: 'failed', errorCode: 'audience.empty' })
  })
})
