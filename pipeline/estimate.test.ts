import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { memoryBacklog } from '#adapters/memory/backlog.ts'
import { memoryEstimates } from '#adapters/memory/estimates.ts'
import { memoryJobs } from '#adapters/memory/jobs.ts'
import { memoryLedger } from '#adapters/memory/ledger.ts'
import { memoryObjects } from '#adapters/memory/objects.ts'
import { memoryRanges } from '#adapters/memory/ranges.ts'
import { memorySpending } from '#adapters/memory/spending.ts'
import { createMemoryStore } from '#adapters/memory/store.ts'
import { codec } from '#adapters/text/codec.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { type EstimatePorts, estimate } from './estimate.ts'
import { identityOf } from './people/identity.ts'
import type { Connection } from './ports/connections.ts'
import type { PeopleProvider } from './ports/people.ts'
import { putSource } from './test-source.ts'

const WORKSPACE = 'w'
const PRICE = 100_000

/** Looks people up by e-mail alone. */
const vendor: PeopleProvider = {
  service: 'vendor',
  title: 'Vendor',
  abilities: {
    maxBatch: 10,
    mode: 'sync',
    limits: { atOnce: 2, per: null },
    needs: [['email']],
    sends: ['email'],
    gives: ['email'],
    mostCredits: 1,
    missCost: 0,
  },
  questionOf: ({ values }) => {
    const email = values.email?.find(({ isValid }) => isValid)
    return email === undefined ? null : { params: { email: email.key } }
  },
  ask: () => Promise.reject(new Error('an estimate asks nobody')),
  timeoutMs: 1_000,
  check: async () => 'ok',
}

const connection: Connection = {
  id: 'c',
  workspaceId: WORKSPACE,
  service: 'vendor',
  name: 'Vendor',
  account: 'a',
  keyEnding: '1234',
  state: 'ok',
  microsPerCredit: PRICE,
  caps: { dayMicros: null, monthMicros: null },
  rate: null,
  ttlDays: 30,
  createdAt: new Date(0),
  checkedAt: new Date(0),
}

function house() {
  const store = createMemoryStore(() => new Date(0), { freshMs: 1_000, retryBaseMs: 1 })
  const ports = {
    objects: memoryObjects(() => new Date(0)),
    codec,
    sha256: async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
    estimates: memoryEstimates(store),
    connections: {
      get: async (_: string, id: string) => (id === 'c' ? connection : null),
      list: async () => [connection],
    },
    providers: new Map([['vendor', vendor]]),
    ledger: memoryLedger(store, async () => connection.caps),
    spending: memorySpending(store),
    jobs: memoryJobs(store),
    ranges: memoryRanges(store),
  } satisfies EstimatePorts & Record<string, unknown>
  return { ports, backlog: memoryBacklog(store) }
}

async function estimated({ ports, backlog }: ReturnType<typeof house>, text: string, connectionId = 'c') {
  const { source, mapping } = await putSource(ports, WORKSPACE, 'u', text)
  await ports.estimates.create({
    id: 'e',
    workspaceId: WORKSPACE,
    uploadId: 'u',
    source,
    mapping,
    providers: [{ connectionId }],
    options: DEFAULT_OPTIONS,
    trialJobId: null,
    createdAt: new Date(0),
  })
  const [message] = await backlog.claim(1)
  const begun = message && (await ports.ranges.begin(message, 'worker'))
  if (begun?.outcome !== 'go') throw new Error('no estimate to begin')
  await estimate(ports, begun.task, new AbortController().signal)
  return ports.estimates.get(WORKSPACE, 'e')
}

test('people are counted once, rows that say too little or nothing apart', async () => {
  const rows = [
    'Ann Lee,ann@kith.example',
    'ann lee,ANN@kith.example',
    'Bob Ray,bob@kith.example',
    'Cy Day,',
    ',',
    'Dee Fox,no address',
  ]
  const done = await estimated(house(), `name,email\n${rows.join('\n')}\n`)
  expect(done).toMatchObject({ state: 'ready', rowsCounted: 6, errorCode: null })
  expect(done?.result).toMatchObject({ rows: 6, invalidRows: 1, mostMicros: 2 * PRICE })
  expect(done?.result?.providers).toMatchObject([
    { lookups: { from: 2, to: 2, isExact: true }, tooThinRows: 2, known: { from: 0, to: 0 } },
  ])
})

test('what the ledger answers is not paid for, what has no known end is not asked', async () => {
  const here = house()
  const people = Array.from({ length: 2_500 }, (_, i) => `p${i}@kith.example`)
  // Under which names people stand in the ledger is read off a first estimate.
  const asked: string[] = []
  const { find } = here.ports.ledger
  const watched = { ...here, ports: { ...here.ports, ledger: { ...here.ports.ledger, find: watch } } }
  async function watch(...at: Parameters<typeof find>): ReturnType<typeof find> {
    asked.push(...at[1])
    return find(...at)
  }
  const text = `name,email\n${people.map((email) => `A B,${email}`).join('\n')}\n`
  await estimated(watched, text)
  expect(new Set(asked).size).toBe(2_500)

  const book = { workspaceId: WORKSPACE, connectionId: 'c' }
  const call = { ...book, jobId: null, mostEachMicros: PRICE, leaseMs: 1_000, ttlMs: 1_000, askUnknownBefore: null }
  const [known, unknown, elsewhere] = [asked.slice(0, 300), asked.slice(300, 310), asked.slice(310, 315)]
  const { ledger } = here.ports
  await ledger.begin({ ...call, callId: '1', identities: known })
  const answer = { outcome: 'no_match', confidence: null, people: [] } as const
  await ledger.settle(
    { ...book, callId: '1' },
    known.map((identity) => ({ identity, end: 'answered', answer, credits: 1, costMicros: PRICE })),
  )
  await ledger.begin({ ...call, callId: '2', identities: unknown })
  await ledger.settle(
    { ...book, callId: '2' },
    unknown.map((identity) => ({ identity, end: 'unknown' })),
  )
  await ledger.begin({ ...call, callId: '3', identities: elsewhere })

  const again = await estimated(here, text)
  expect(again?.result?.providers).toMatchObject([
    {
      lookups: { from: 2_185, to: 2_190, isExact: false },
      known: { from: 300, isExact: true },
      savedMicros: { from: 300 * PRICE, isExact: true },
      unknownFate: 10,
      mostMicros: 2_190 * PRICE,
    },
  ])
})

test('an estimate of a connection that is gone fails', async () => {
  const failed = await estimated(house(), 'name,email\nAnn Lee,ann@kith.example\n', 'gone')
  expect(failed).toMatchObject({ state: 'failed', errorCode: 'connection.missing' })
})

test('the ledger is asked by the name under which a job would keep the answer', async () => {
  const here = house()
  const seen: string[] = []
  const { find } = here.ports.ledger
  const ledger = {
    ...here.ports.ledger,
    find: async (...at: Parameters<typeof find>) => {
      seen.push(...at[1])
      return find(...at)
    },
  }
  const questions: string[] = []
  const spy: PeopleProvider = {
    ...vendor,
    questionOf(contact) {
      const question = vendor.questionOf(contact)
      if (question) questions.push(JSON.stringify(question))
      return question
    },
  }
  const ports = { ...here.ports, ledger, providers: new Map([['vendor', spy]]) }
  await estimated({ ...here, ports }, 'name,email\nAnn Lee,ann@kith.example\n')
  const [question] = questions
  expect(seen).toEqual([await identityOf(here.ports, WORKSPACE, 'vendor', JSON.parse(question ?? ''))])
})
