/** Two workspaces with different keys ask the same service at the same time: the service itself says who asked what. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCallLimits } from '#adapters/call-limits/call-limits.ts'
import { sha256 } from '#adapters/hash/sha256.ts'
import { createProviders } from '#adapters/people/providers.ts'
import { postgresConnections } from '#adapters/postgres/connections.ts'
import { postgresLedger } from '#adapters/postgres/ledger.ts'
import { postgresSpending } from '#adapters/postgres/spending.ts'
import { cloneDatabase } from '#adapters/postgres/test-database.ts'
import { createSealing } from '#adapters/seal/sealing.ts'
import { codec } from '#adapters/text/codec.ts'
import type { Question } from '#core/vendor/question.ts'
import { askVendor } from '#pipeline/people/ask-vendor.ts'
import { identityOf } from '#pipeline/people/identity.ts'
import { openVendor } from '#pipeline/people/vendor.ts'
import { type PeopleDataLabsStandIn, startPeopleDataLabsStandIn } from '../local/people-data-labs/stand-in.ts'

const WORKSPACES = ['red', 'blue'] as const
const SERVICE = 'people-data-labs'
const CALLS = 12
const QUESTIONS = 10
const keyOf = (workspaceId: string) => `key-of-${workspaceId}-0123456789`

let clone: Awaited<ReturnType<typeof cloneDatabase>>
let vendor: PeopleDataLabsStandIn
beforeAll(async () => {
  const customers = Object.fromEntries(WORKSPACES.map((id) => [keyOf(id), {}]))
  const dials = { customers, latencyMs: 5, jitterMs: 20 }
  const started = [
    cloneDatabase(WORKSPACES),
    startPeopleDataLabsStandIn({ port: 0, people: { generate: { count: 200, seed: 7 } }, dials }),
  ] as const
  clone = await started[0]
  vendor = await started[1]
})
afterAll(async () => {
  await vendor.close()
  await clone.drop()
})

/** One's own people, and one whom both ask about. */
const questionsOf = (workspaceId: string, call: number): readonly Question[] => [
  ...Array.from({ length: QUESTIONS }, (_, i) => ({ params: { email: `p${call}-${i}@${workspaceId}.example` } })),
  { params: { email: `p${call}@both.example` } },
]

test('no request carries the key of another workspace', async () => {
  const db = clone.database
  const limits = createCallLimits(db)
  const ports = {
    providers: createProviders({ peopleDataLabsUrl: vendor.url, peopleDataLabsSimulatorUrl: null }),
    connections: postgresConnections(db, createSealing({ current: 's'.repeat(32), previous: null })),
    ledger: postgresLedger(db),
    newCallId: randomUUID,
    ...{ limits, sha256, codec },
  }
  for (const workspaceId of WORKSPACES) {
    const connection = {
      ...{
        id: `of-${workspaceId}`,
        workspaceId,
        service: SERVICE,
        name: workspaceId,
        microsPerCredit: 100,
        rate: null,
      },
      ...{ caps: { dayMicros: null, monthMicros: null }, ttlDays: 1, createdAt: new Date() },
    }
    expect(await ports.connections.create(connection, keyOf(workspaceId))).toBe('created')
  }

  async function ask(workspaceId: string, call: number): Promise<number> {
    const asked = new Map<string, Question>()
    for (const question of questionsOf(workspaceId, call)) {
      asked.set(await identityOf(ports, workspaceId, SERVICE, question), question)
    }
    const account = await openVendor(ports, workspaceId, `of-${workspaceId}`)
    const { signal } = new AbortController()
    const replies = await askVendor(ports, account, { jobId: null, askUnknownBefore: null }, asked, signal)
    return replies.size
  }
  const calls = Array.from({ length: CALLS }, (_, call) => WORKSPACES.map((id) => ask(id, call))).flat()
  expect(await Promise.all(calls)).toEqual(calls.map(() => QUESTIONS + 1))
  await limits.close()

  for (const workspaceId of WORKSPACES) {
    for (let call = 0; call < CALLS; call++) {
      const own = questionsOf(workspaceId, call)
      for (const { params } of own.slice(0, QUESTIONS)) expect(vendor.askedBy(params)).toEqual([keyOf(workspaceId)])
      expect(vendor.askedBy(own.at(-1)?.params ?? {}).toSorted()).toEqual(WORKSPACES.map(keyOf).toSorted())
    }
    const { ever } = await postgresSpending(db).ofWorkspace(workspaceId)
    expect(ever.lookups).toBe(CALLS * (QUESTIONS + 1))
  }
  const asked = vendor.books().filter(({ calls: made }) => made > 0)
  expect(asked.map(({ key }) => key).toSorted()).toEqual(WORKSPACES.map(keyOf).toSorted())
})
