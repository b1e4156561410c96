/**
 * For tests: a list through two vendors in a waterfall, which are played here with errors and silence, while workers are
 * killed. Tells what our ledger and the vendors' own books say, and whether the files are those of a calm run.
 */
import { randomUUID } from 'node:crypto'
import { crowdList, crowdPeople } from '#local/people-data-labs/crowd.ts'
import type { DialsPatch } from '#local/people-data-labs/dials.ts'
import { type PeopleDataLabsStandIn, startPeopleDataLabsStandIn } from '#local/people-data-labs/stand-in.ts'
import type { NewConnection } from '#pipeline/ports/connections.ts'
import { retryFailed } from '#pipeline/retry-failed.ts'
import { twinHouse } from '#pipeline/twin-house.ts'
import { createRandom } from '../../bench/lists/random.ts'
import { openHouse } from '../test-house.ts'
import { waitUntil } from '../wait-until-under-test.ts'
import { killAtRandom } from './killer-under-test.ts'
import { type PlayedVendor, playedVendor } from './play-vendors-under-test.ts'

export interface VendorsRun {
  readonly databaseUrl: string
  readonly rows: number
  readonly workers: number
  readonly kills: number
  readonly seed: number
  readonly latencyMs: number
  readonly patienceMs: number
}

/** What our ledger says beside the vendor's own books, in credits. */
export interface Books {
  readonly service: string
  readonly spent: number
  readonly unknown: number
  readonly billed: number
  /** Different questions that the vendor took money for more than once. */
  readonly billedTwice: number
  readonly calls: Readonly<Record<string, number>>
}

export interface VendorsSeen {
  /** When the job had ended for the first time. */
  readonly first: readonly Books[]
  readonly unknownRows: number
  readonly failedRows: number
  /** How often it was asked again until no row failed, and the books then. */
  readonly askedAgain: number
  readonly last: readonly Books[]
  readonly counts: Readonly<Record<string, number>>
  readonly isSame: boolean
}

const WORKSPACE = 'local'
const SERVICES = ['people-data-labs', 'people-data-labs-simulator'] as const
/** The first knows six in ten of the list, the second as many others, so that two in ten are known to both. */
const KNOWS = [(n: number) => n % 10 < 6, (n: number) => n % 10 >= 4] as const
const MICROS_PER_CREDIT = 10_000
const RATE = { atOnce: 4, per: { calls: 6_000, seconds: 60, window: 'fixed' } } as const
const LIMITS = { calls: 6_000, seconds: 60 }
/** Of all calls: refused with an error of the vendor's own, and never answered within the client's patience. */
const TROUBLES: DialsPatch = { troubles: { server_error: 0.05, silence: 0.03 }, silenceMs: 30_000, billedShare: 0.5 }
const TIMEOUT_MS = 3_000
const MOST_ROUNDS = 20

/** A list of so many rows; each twentieth repeats somebody far before it. */
function listOf(rows: number, seed: number): string {
  const [header = '', ...lines] = crowdList({ count: rows, seed }).trimEnd().split('\n')
  const repeated = lines.map((line, n) => (n % 20 === 19 ? (lines[n >> 1] ?? line) : line))
  return `${[header, ...repeated].join('\n')}\n`
}

const connectionOf = (service: string, id: string): NewConnection => ({
  id,
  workspaceId: WORKSPACE,
  service,
  name: service,
  microsPerCredit: MICROS_PER_CREDIT,
  caps: { dayMicros: null, monthMicros: null },
  rate: RATE,
  ttlDays: 30,
  createdAt: new Date(),
})

async function startVendors({ rows, seed, latencyMs }: VendorsRun, dials: DialsPatch) {
  const people = crowdPeople({ count: rows, seed })
  const start = (knows: (n: number) => boolean) =>
    startPeopleDataLabsStandIn({
      port: 0,
      people: people.filter((_, n) => knows(n)),
      dials: { seed, latencyMs, limits: LIMITS, ...dials },
    })
  return Promise.all(KNOWS.map(start))
}

const played = (vendors: readonly PeopleDataLabsStandIn[]): readonly PlayedVendor[] =>
  SERVICES.map((service, i) => ({ service, baseUrl: vendors[i]?.url ?? '', timeoutMs: TIMEOUT_MS }))

/** The files of a run to which nothing happens, on in-memory twins. */
async function calmFiles(run: VendorsRun, list: string): Promise<Readonly<Record<string, string>>> {
  const vendors = await startVendors({ ...run, latencyMs: 0 }, {})
  try {
    const house = twinHouse(played(vendors).map(playedVendor))
    await house.people.connect({ rate: RATE, key: vendors[0]?.key ?? '' })
    await house.addJob(
      'job',
      list,
      SERVICES.map((connectionId) => ({ connectionId })),
    )
    await waitUntil('the end of the calm run', async () => {
      house.wait(60_000)
      await house.work()
      return (await house.job('job')).phase === 'ended'
    })
    return await house.files('job')
  } finally {
    for (const vendor of vendors) await vendor.close()
  }
}

export async function runVendors(run: VendorsRun): Promise<VendorsSeen> {
  const list = listOf(run.rows, run.seed)
  const calm = await calmFiles(run, list)
  const vendors = await startVendors(run, TROUBLES)
  const house = await openHouse({
    databaseUrl: run.databaseUrl,
    visibilitySeconds: 4,
    settings: { KITH_TEST_VENDORS: JSON.stringify(played(vendors)) },
  })
  try {
    const { people } = house.inside
    const ids = SERVICES.map(() => randomUUID())
    for (const [i, service] of SERVICES.entries()) {
      await people.connections.create(connectionOf(service, ids[i] ?? ''), vendors[i]?.key ?? '')
    }
    const books = () => Promise.all(ids.map((id, i) => booksOf(house, SERVICES[i] ?? '', id, vendors[i])))
    for (let worker = 0; worker < run.workers; worker++) house.startWorker()
    await house.addJob(
      'job',
      list,
      ids.map((connectionId) => ({ connectionId })),
    )
    await killWhileTheyAsk(house, vendors, run)
    await house.ended('job', run.patienceMs)
    const first = await books()
    const { issues, statuses } = (await house.job('job')).tallies
    let askedAgain = 0
    while ((await house.job('job')).tallies.statuses.failed > 0 && askedAgain < MOST_ROUNDS) {
      askedAgain++
      await retryFailed({ ...house.inside, connections: people.connections }, WORKSPACE, 'job', 'ask_again')
      await house.ended('job', run.patienceMs)
    }
    const files = await house.files('job')
    return {
      first,
      unknownRows: issues['lookup.unknown_fate'] ?? 0,
      failedRows: statuses.failed,
      askedAgain,
      last: await books(),
      counts: (await house.job('job')).tallies.statuses,
      isSame: Object.entries(calm).every(([name, text]) => files[name] === text),
    }
  } finally {
    await house.close()
    for (const vendor of vendors) await vendor.close()
  }
}

type House = Awaited<ReturnType<typeof openHouse>>

/** Each kill comes once some more calls have come in, so that all of them fall into the time in which vendors are asked. */
async function killWhileTheyAsk(house: House, vendors: readonly PeopleDataLabsStandIn[], run: VendorsRun) {
  const random = createRandom(run.seed)
  const calls = () => vendors.flatMap((vendor) => vendor.books()).reduce((sum, { calls }) => sum + calls, 0)
  const callsInAll = Math.ceil((1.4 * run.rows) / 100)
  await killAtRandom(house.running, random, {
    kills: run.kills,
    spacingMs: async () => run.latencyMs,
    before: async (killed) => {
      const enough = Math.floor(((killed + 0.5) * callsInAll) / (run.kills + 1))
      await waitUntil(`${enough} calls`, () => calls() >= enough, run.patienceMs)
    },
  })
}

async function booksOf(
  { db }: House,
  service: string,
  connectionId: string,
  vendor: PeopleDataLabsStandIn | undefined,
): Promise<Books> {
  const [ours] = await db.query<{ spent: number; unknown: number }>(
    `select coalesce(sum(spent_micros), 0)::float8 as spent, coalesce(sum(unknown_micros), 0)::float8 as unknown
     from spending_day where connection_id = $1`,
    [connectionId],
  )
  const theirs = vendor?.books() ?? []
  return {
    service,
    spent: (ours?.spent ?? 0) / MICROS_PER_CREDIT,
    unknown: (ours?.unknown ?? 0) / MICROS_PER_CREDIT,
    billed: theirs.reduce((sum, { credits }) => sum + credits.spent, 0),
    billedTwice: theirs.reduce((sum, { billedMoreThanOnce }) => sum + billedMoreThanOnce.length, 0),
    calls: theirs[0]?.byStatus ?? {},
  }
}
