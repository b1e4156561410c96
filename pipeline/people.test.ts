import { describe, expect, test, vi } from 'vitest'
import { type CallFate, type MemoryPeople, memoryPeople, type PeopleScript } from '#adapters/memory/people.ts'
import { jobMoney } from './job-money.ts'
import { perform } from './perform.ts'
import type { Message } from './ports/messages.ts'
import { StoreError } from './ports/store-error.ts'
import { readRows } from './read-rows.ts'
import { retryFailed } from './retry-failed.ts'
import { twinHouse, WORKSPACE } from './twin-house.ts'
import { PRICE_MICROS } from './twin-people.ts'

const NAMES = ['Ann Berg', 'Bob Hale', 'Cleo Marsh', 'Dan Orlov', 'Eva Novak', 'Finn Quist', 'Gus Rask', 'Hana Sato']
const splitName = (name: string) => name.split(' ') as [string, string]
const emailOf = (name: string) => `${splitName(name).join('.').toLowerCase()}@post.example`

const personOf = (name: string) => {
  const [first, last] = splitName(name)
  const texts = { first_name: [first], last_name: [last], email: [emailOf(name)], city: ['Oslo'] }
  return { id: `v-${first.toLowerCase()}`, texts }
}

const listOf = (names: readonly string[]) =>
  `First name,Last name,Email\n${names.map((name) => [...splitName(name), emailOf(name)].join(',')).join('\n')}\n`

const vendor = (service: string, knows: readonly string[], script: Partial<PeopleScript> = {}) =>
  memoryPeople({ service, people: knows.map(personOf), maxBatch: 3, ...script })

async function openHouse(vendors: readonly MemoryPeople[]) {
  const house = twinHouse(vendors)
  await house.people.connect()
  const refs = vendors.map(({ service }) => ({ connectionId: service }))
  return {
    ...house,
    addText: house.addJob,
    addJob: (id: string, names: readonly string[], capMicros: number | null = null) =>
      house.addJob(id, listOf(names), refs, { addFields: ['city'] }, capMicros),
    spent: async (service: string) =>
      (await house.people.spending.ofConnection({ workspaceId: WORKSPACE, connectionId: service })).ever,
    /** Works, and lets time pass, until the job has ended. */
    async finish(id: string) {
      for (let turn = 0; turn < 50; turn++) {
        await house.work()
        if ((await house.job(id)).phase === 'ended') return house.job(id)
        house.wait(60_000)
      }
      throw new Error(`${id} does not end: ${JSON.stringify((await house.job(id)).waiting)}`)
    },
    reasons: async (id: string) => (await house.job(id)).waiting.map(({ reason }) => reason),
    askAgain: (id: string) => retryFailed(house.ports, WORKSPACE, id, 'ask_again'),
  }
}

/** Status, source and issues of each row of the result. */
async function rowsOf(house: Awaited<ReturnType<typeof openHouse>>, id: string) {
  const [header = '', ...lines] = ((await house.files(id))['result.csv'] ?? '').trimEnd().split('\n')
  const columns = header.split(',')
  const cell = (line: string, name: string) => line.split(',')[columns.indexOf(name)] ?? ''
  return lines.map((line) => [cell(line, 'kith_status'), cell(line, 'kith_source'), cell(line, 'kith_issues')] as const)
}

const asked = (people: MemoryPeople) => people.calls.flatMap((call) => call.map(({ params }) => params.email))

describe('a waterfall', () => {
  test('asks the second vendor only about rows that are still open', async () => {
    const [one, two] = [vendor('one', NAMES.slice(0, 5)), vendor('two', NAMES.slice(3, 7))]
    const house = await openHouse([one, two])
    await house.addJob('job', NAMES)
    await house.finish('job')
    expect(asked(one)).toEqual(NAMES.map(emailOf))
    expect(asked(two)).toEqual(NAMES.slice(5).map(emailOf))
    const rows = await rowsOf(house, 'job')
    expect(rows.map(([status, source]) => `${status} ${source}`)).toEqual([
      ...Array(5).fill('matched one'),
      ...Array(2).fill('matched two'),
      'no_match ',
    ])
    expect((await house.spent('one')).spentMicros).toBe(5 * PRICE_MICROS)
    expect((await house.spent('two')).spentMicros).toBe(2 * PRICE_MICROS)
    expect((await house.job('job')).frozen?.providers).toEqual([
      { kind: 'connection', connectionId: 'one', service: 'one' },
      { kind: 'connection', connectionId: 'two', service: 'two' },
    ])
  })

  test('asks nobody else about a row whose call has no known end', async () => {
    const [one, two] = [vendor('one', [], { callFate: () => 'lost_unbilled' }), vendor('two', NAMES)]
    const house = await openHouse([one, two])
    await house.addJob('job', NAMES.slice(0, 3))
    await house.finish('job')
    expect(await rowsOf(house, 'job')).toEqual(Array(3).fill(['failed', '', 'lookup.unknown_fate']))
    expect(asked(two)).toEqual([])
  })

  test('begins with directories, and asks vendors about the rest', async () => {
    const one = vendor('one', NAMES)
    const house = await openHouse([one])
    await house.addDirectory('people', `id,${listOf(NAMES.slice(0, 2)).replaceAll('\n', '\nx,').replace(/x,$/, '')}`)
    await house.addText('job', listOf(NAMES.slice(0, 4)), ['people', { connectionId: 'one' }])
    await house.finish('job')
    expect(asked(one)).toEqual(NAMES.slice(2, 4).map(emailOf))
    expect((await rowsOf(house, 'job')).map(([, source]) => source)).toEqual(['directory', 'directory', 'one', 'one'])
  })
})

describe('what is asked', () => {
  test('is each person once, however often it stands in the list or in others', async () => {
    const one = vendor('one', NAMES)
    const house = await openHouse([one])
    await house.addJob('job', [...NAMES, ...NAMES])
    await house.finish('job')
    expect([...one.billed.values()]).toEqual(NAMES.map(() => 1))
    await house.addJob('again', NAMES)
    await house.finish('again')
    expect(one.credits()).toBe(NAMES.length)
    const told = await house.spent('one')
    expect(told).toMatchObject({ lookups: NAMES.length, savedLookups: NAMES.length })
    expect(told.savedMicros).toBe(NAMES.length * PRICE_MICROS)
    expect((await house.files('again'))['report.json']).toBeDefined()
  })

  test('is nothing about a row that says too little', async () => {
    const one = vendor('one', NAMES)
    const house = await openHouse([one])
    await house.addText('job', 'First name,Last name,Email\nAnn,Berg,\n', [{ connectionId: 'one' }])
    await house.finish('job')
    expect(await rowsOf(house, 'job')).toEqual([['not_tried', '', '']])
    expect(one.calls).toEqual([])
  })

  test('goes on after items that have no answer yet, and gives up those that never have one', async () => {
    const fates = (email: unknown, call: number) =>
      email === emailOf('Ann Berg') && call < 3 ? 'again' : email === emailOf('Bob Hale') ? 'refused' : 'well'
    const one = vendor('one', NAMES, {
      itemFate: ({ params }, call) => (params.email === emailOf('Cleo Marsh') ? 'again' : fates(params.email, call)),
    })
    const house = await openHouse([one])
    await house.addJob('job', NAMES.slice(0, 4))
    await house.finish('job')
    expect(await rowsOf(house, 'job')).toEqual([
      ['matched', 'one', ''],
      ['failed', '', 'lookup.refused'],
      ['failed', '', 'lookup.error'],
      ['matched', 'one', ''],
    ])
    expect(await house.spent('one')).toMatchObject({ spentMicros: 2 * PRICE_MICROS, reservedMicros: 0 })
  })
})

describe('a range waits', () => {
  test('for a budget, and goes on when it is raised', async () => {
    const one = vendor('one', NAMES)
    const house = await openHouse([one])
    await house.addJob('job', NAMES, 4 * PRICE_MICROS)
    await house.work()
    expect(await house.reasons('job')).toEqual(['budget.job'])
    expect(one.credits()).toBe(4)
    await house.people.spending.setJobCap(WORKSPACE, 'job', 100 * PRICE_MICROS)
    await house.ports.jobs.wake(WORKSPACE, { of: { jobId: 'job' }, reasons: ['budget.job'] })
    await house.finish('job')
    expect([...one.billed.values()]).toEqual(NAMES.map(() => 1))
  })

  test('only once its budget is really spent: what nobody found for costs nothing', async () => {
    const one = vendor('one', NAMES.slice(0, 2))
    const house = await openHouse([one])
    await house.addJob('job', NAMES, 3 * PRICE_MICROS)
    await house.finish('job')
    expect(asked(one)).toHaveLength(NAMES.length)
    expect(await house.spent('one')).toMatchObject({ spentMicros: 2 * PRICE_MICROS, reservedMicros: 0 })
  })

  test('for a key that the vendor takes, and is not asked with the old one again', async () => {
    const refusing = vendor('one', NAMES, {
      callFate: (_, key) => (key === 'new' ? 'well' : 'provider.key_rejected'),
    })
    const house = await openHouse([refusing])
    await house.addJob('job', NAMES.slice(0, 3))
    await house.work()
    house.wait(86_400_000)
    await house.work()
    expect(await house.reasons('job')).toEqual(['provider.key_rejected'])
    expect(refusing.calls).toHaveLength(1)
    await house.people.ports.connections.replaceKey(WORKSPACE, 'one', 'new')
    await house.ports.jobs.wake(WORKSPACE, { of: { connectionId: 'one' }, reasons: ['provider.key_rejected'] })
    await house.finish('job')
    expect([...refusing.billed.values()]).toEqual([1, 1, 1])
  })

  test.each(['provider.limit', 'provider.down', 'provider.no_credit', 'provider.bad_answer'] as const)(
    'after %s, and asks again by itself',
    async (code) => {
      const one = vendor('one', NAMES, { callFate: (call) => (call <= 2 ? code : 'well') })
      const house = await openHouse([one])
      await house.addJob('job', NAMES)
      const job = await house.finish('job')
      expect(job.tallies.statuses).toMatchObject({ matched: NAMES.length, failed: 0 })
      expect([...one.billed.values()]).toEqual(NAMES.map(() => 1))
      expect(await house.spent('one')).toMatchObject({ reservedMicros: 0, unknownMicros: 0 })
    },
  )

  test('where a turn to call does not come in time, and owes nothing', async () => {
    const one = vendor('one', NAMES)
    const house = await openHouse([one])
    await house.addJob('job', NAMES.slice(0, 3))
    const run = (_: unknown, __: unknown, signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    const ports = { ...house.ports, people: { ...house.ports.people, limits: { run } } }
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const working = (async () => {
      for (let turn = 0; turn < 4; turn++) {
        house.wait(10_000)
        for (const message of await house.backlog.claim(2)) {
          await perform(ports, message, 'worker', new AbortController().signal)
        }
      }
    })().finally(() => vi.useRealTimers())
    while (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(500)
    await working
    expect(await house.reasons('job')).toEqual(['provider.limit'])
    expect(one.calls).toEqual([])
    expect(await house.spent('one')).toMatchObject({ reservedMicros: 0, unknownMicros: 0 })
  })

  test('for nothing once its job is cancelled', async () => {
    const one = vendor('one', NAMES)
    const house = await openHouse([one])
    await house.addJob('job', NAMES, 0)
    await house.work()
    await house.ports.jobs.cancel(WORKSPACE, 'job')
    await house.finish('job')
    expect((await rowsOf(house, 'job')).map(([status]) => status)).toEqual(NAMES.map(() => 'not_tried'))
    expect(one.calls).toEqual([])
  })
})

describe('asking again', () => {
  test('gives the files of an undisturbed run, and pays only for what has no known end', async () => {
    const undisturbed = await openHouse([vendor('one', NAMES.slice(0, 6)), vendor('two', NAMES)])
    await undisturbed.addJob('job', NAMES)
    await undisturbed.finish('job')

    const one = vendor('one', NAMES.slice(0, 6), { callFate: (call) => (call === 2 ? 'lost_billed' : 'well') })
    const house = await openHouse([one, vendor('two', NAMES)])
    await house.addJob('job', NAMES)
    const job = await house.finish('job')
    expect(job.tallies.issues['lookup.unknown_fate']).toBe(3)
    expect(await house.spent('one')).toMatchObject({ unknownLookups: 3, unknownMicros: 3 * PRICE_MICROS })
    const before = one.calls.length
    expect(await retryFailed(house.ports, WORKSPACE, 'job', 'leave')).toBe('done')
    await house.finish('job')
    expect(one.calls).toHaveLength(before)
    expect(await house.askAgain('job')).toBe('done')
    await house.finish('job')
    expect(one.calls.slice(before).flat()).toHaveLength(3)
    expect(await house.files('job')).toEqual(await undisturbed.files('job'))
  })
})

test('rows tell why, from what the ledger has', async () => {
  const one = vendor('one', NAMES.slice(0, 2))
  const house = await openHouse([one])
  await house.addJob('job', NAMES.slice(0, 3))
  await house.finish('job')
  const query = { status: null, from: 1, limit: 10, evidence: 'full' } as const
  const { rows } = await readRows(house.ports, await house.job('job'), query)
  expect(rows.map(({ source, sourceId }) => [source, sourceId])).toEqual([
    ['one', 'v-ann'],
    ['one', 'v-bob'],
    [null, null],
  ])
  expect(rows[0]?.candidates).toMatchObject([{ source: 'one', sourceId: 'v-ann', fields: { city: ['Oslo'] } }])
  expect(rows[0]?.evidence.find(({ field }) => field === 'email')).toMatchObject({ level: 'exact' })
  expect(rows[2]?.candidates).toEqual([])
  const { people: _, ...deaf } = house.ports
  const untold = await readRows(deaf, await house.job('job'), query)
  expect(untold.rows[0]).toMatchObject({ source: 'one', sourceId: 'v-ann', candidates: [], evidence: [] })
})

test('what asking again may cost is told, for every vendor of the job', async () => {
  const one = vendor('one', [], { callFate: (call) => (call === 1 ? 'lost_billed' : 'well') })
  const house = await openHouse([one, vendor('two', NAMES)])
  await house.addJob('job', NAMES, 100 * PRICE_MICROS)
  const ports = { spending: house.people.spending, people: house.people.ports }
  const told = await jobMoney(ports, await house.finish('job'))
  expect(told?.unknownFate).toEqual({ rows: 3, mostMicros: 3 * 2 * PRICE_MICROS })
  expect(told?.money).toMatchObject({
    capMicros: 100 * PRICE_MICROS,
    spentMicros: 5 * PRICE_MICROS,
    unknownMicros: 3 * PRICE_MICROS,
    providers: [
      { connectionId: 'one', spentMicros: 0, unknownLookups: 3 },
      { connectionId: 'two', spentMicros: 5 * PRICE_MICROS, lookups: 5 },
    ],
  })
})

describe('a worker that has to stop', () => {
  const stoppedWhileAsking = async (end: CallFate) => {
    const stop = new AbortController()
    const one = vendor('one', NAMES, {
      callFate: (call) => (call === 1 ? end : 'well'),
      meanwhile: async () => stop.abort(),
    })
    const house = await openHouse([one])
    await house.addJob('job', NAMES.slice(0, 3))
    for (let turn = 0; one.calls.length === 0 && turn < 10; turn++) {
      house.wait(10_000)
      for (const message of await house.backlog.claim(2)) await perform(house.ports, message, 'worker', stop.signal)
    }
    return { house, one }
  }

  test('lets a call under way end, and keeps what it said', async () => {
    const { house, one } = await stoppedWhileAsking('well')
    expect(await house.spent('one')).toMatchObject({ spentMicros: 3 * PRICE_MICROS, reservedMicros: 0 })
    await house.finish('job')
    expect([...one.billed.values()]).toEqual([1, 1, 1])
  })

  test('leaves one that does not end: nobody knows then whether it was billed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const stopping = stoppedWhileAsking('hangs').finally(() => vi.useRealTimers())
    while (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(500)
    const { house, one } = await stopping
    expect(await house.spent('one')).toMatchObject({ spentMicros: 0, unknownMicros: 3 * PRICE_MICROS })
    const job = await house.finish('job')
    expect(job.tallies.issues['lookup.unknown_fate']).toBe(3)
    expect(one.calls).toHaveLength(1)
  })
})

test('a store that breaks off while a call is written down leaves nothing behind that is owed', async () => {
  const one = vendor('one', NAMES)
  const house = await openHouse([one])
  await house.addJob('job', NAMES.slice(0, 3))
  const { ledger } = house.ports.people
  const begin: typeof ledger.begin = async (call) => {
    await ledger.begin(call)
    throw new StoreError()
  }
  const ports = { ...house.ports, people: { ...house.ports.people, ledger: { ...ledger, begin } } }
  for (let turn = 0; (await house.reasons('job')).length === 0 && turn < 10; turn++) {
    house.wait(10_000)
    for (const message of await house.backlog.claim(2)) {
      await perform(ports, message, 'worker', new AbortController().signal)
    }
  }
  expect(await house.reasons('job')).toEqual(['store.unavailable'])
  expect(await house.spent('one')).toMatchObject({ spentMicros: 0, reservedMicros: 0, unknownMicros: 0 })
  await house.finish('job')
  expect([...one.billed.values()]).toEqual([1, 1, 1])
})

test('two jobs that ask about the same people at the same time pay once, and both get the answer', async () => {
  const one = vendor('one', NAMES)
  const house = await openHouse([one])
  await house.addJob('first', NAMES)
  await house.addJob('second', NAMES)
  const ready: Message[] = []
  for (const turn of [1, 2, 3]) {
    for (const message of await house.backlog.claim(20)) {
      if (message.step === 'enrich') ready.push(message)
      else await house.performOne(message)
    }
    house.wait(turn)
  }
  await Promise.all(ready.map(house.performOne))
  for (const id of ['first', 'second']) {
    expect((await house.finish(id)).tallies.statuses.matched).toBe(NAMES.length)
  }
  expect([...one.billed.values()]).toEqual(NAMES.map(() => 1))
  expect(await house.spent('one')).toMatchObject({ lookups: NAMES.length, savedLookups: NAMES.length })
})
