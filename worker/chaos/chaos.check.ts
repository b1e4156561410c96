/**
 * The long form of the chaos suite, by hand: `node --import tsx worker/chaos/chaos.check.ts [FAULT …] [--kills=200]
 * [--rows=40000]`. Without a fault named, all. Prints what was done and what was seen; ends with 1 when anything was not
 * as in an undisturbed run. Works in folders of its own; `web` and `supervisor` build the pages of this clone.
 */

import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, open, rm, statfs } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createRandom } from '../../bench/lists/random.ts'
import { ownPostgres } from '../postgres-under-test.ts'
import { bundleWorker, type HouseOptions, openHouse } from '../test-house.ts'
import { listOf, PEOPLE, undisturbedFiles } from '../test-list.ts'
import { waitUntil } from '../wait-until-under-test.ts'
import { killAtRandom } from './killer-under-test.ts'
import { type FaultyProxy, startFaultyProxy } from './proxy-under-test.ts'
import { s3Faults } from './s3-faults-under-test.ts'
import { sqsFaults } from './sqs-faults-under-test.ts'
import { watchTruth } from './truth-under-test.ts'
import { killSupervisor, killWeb } from './whole-kith-under-test.ts'

type House = Awaited<ReturnType<typeof openHouse>>

const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const numberOf = (name: string, usual: number) =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? usual)
const KILLS = numberOf('kills', 200)
const ROWS = numberOf('rows', 40_000)
const SEED = numberOf('seed', 1)
/** One job may wait behind a few outages. */
const PATIENCE_MS = 600_000

const list = listOf(ROWS)
const expected = await undisturbedFiles(list)
await bundleWorker()
let isAllWell = true

/** What was done, and what was seen. */
function tell(fault: string, done: string, seen: string): void {
  console.log(`${fault.padEnd(12)} ${done.padEnd(64)} ${seen}`)
}

/** A house with two workers and a Postgres of its own, for as long as `work` takes. */
async function inHouse(options: Partial<HouseOptions>, work: (house: House, postgres: Postgres) => Promise<void>) {
  const postgres = await ownPostgres()
  const house = await openHouse({ visibilitySeconds: 8, ...options, databaseUrl: postgres.url })
  try {
    await house.addDirectory('people', PEOPLE)
    await work(house, postgres)
  } finally {
    await house.close()
    await postgres.close()
  }
}
type Postgres = Awaited<ReturnType<typeof ownPostgres>>

const startTwo = (house: House) => [house.startWorker(), house.startWorker()] as const

/** Adds jobs, does something meanwhile, and looks whether all of them ended as if nothing had been done. */
async function survive(house: House, jobs: number, meanwhile: () => Promise<string>, fault: string): Promise<void> {
  const ids = Array.from({ length: jobs }, (_, i) => `job-${i}`)
  const watching = watchTruth(house.inside, 'local', new Map(ids.map((id) => [id, ROWS])))
  for (const id of ids) await house.addJob(id, list, 'people')
  const done = await meanwhile()
  tell(fault, done, await seenOf(house, ids, await endAll(house, ids), await watching.stop()))
}

async function endAll(house: House, ids: readonly string[]): Promise<number> {
  let same = 0
  for (const id of ids) {
    const { phase, deadRanges } = await house.ended(id, PATIENCE_MS)
    const files = await house.files(id)
    const isSame = Object.keys(expected).every((name) => files[name] === expected[name])
    if (phase === 'ended' && deadRanges === 0 && isSame) same++
  }
  return same
}

async function seenOf(house: House, ids: readonly string[], same: number, lies: readonly string[]): Promise<string> {
  const lost = await house.db.query<{ step: string; lost: number }>(
    `select step, sum(attempts - waits - 1)::float8 as lost from range where attempts - waits > 1 group by step order by step`,
  )
  if (same !== ids.length || lies.length > 0) isAllWell = false
  const attempts = lost.map((row) => `${row.step} ${row.lost}`).join(', ') || 'none'
  return `${same} of ${ids.length} jobs of ${ROWS} rows the same bytes; lies: ${lies.join('; ') || 'none'}; attempts lost: ${attempts}`
}

/**
 * How long a range takes now, from its message to its acceptance, on a machine that may do other things too: the mean of
 * the last that came through at their first attempt.
 */
async function rangeMs(house: House): Promise<number> {
  const [row] = await house.db.query<{ ms: number | null }>(
    `select avg(extract(epoch from accepted_at - sent_at))::float8 * 1000 as ms from (
       select accepted_at, sent_at from range where step = 'enrich' and accepted_at is not null and attempts = 1
       order by accepted_at desc limit 20) as latest`,
  )
  return row?.ms ?? 0
}

async function kills(): Promise<void> {
  await inHouse({}, async (house) => {
    startTwo(house)
    await house.addJob('calm', list, 'people')
    await house.ended('calm', PATIENCE_MS)
    const spacings: number[] = []
    const spacingMs = async () => {
      spacings.push(3 * (await rangeMs(house)))
      return spacings.at(-1) as number
    }
    const ids: string[] = []
    const under = new Map<string, number>()
    const rows = new Map<string, number>()
    const watching = watchTruth(house.inside, 'local', rows)
    // Always three lists under way, so that every step is hit.
    const before = async (killed: number) => {
      const open = await house.db.query<{ id: string }>("select id from job where phase not in ('ended', 'failed')")
      for (let more = open.length; more < 3; more++) {
        const id = `killed-${ids.length}`
        ids.push(id)
        rows.set(id, ROWS)
        await house.addJob(id, list, 'people')
      }
      const steps = await house.db.query<{ step: string }>(
        "select distinct step from range where state = 'sent' and heartbeat_at is not null",
      )
      for (const { step } of steps) under.set(step, (under.get(step) ?? 0) + 1)
      if (killed % 20 === 0) console.error(`  ${killed} killed, ${ids.length} lists begun`)
    }
    await killAtRandom(house.running, createRandom(SEED), { kills: KILLS, spacingMs, before })
    const same = await endAll(house, ids)
    const moments = [...under].map(([step, count]) => `${step} ${count}`).join(', ')
    const [least = 0, most = 0] = [Math.min(...spacings), Math.max(...spacings)].map((ms) => (ms / 1000).toFixed(1))
    const done = `${KILLS} kills, ${least} to ${most} s apart; steps under way: ${moments}`
    tell('kills', done, await seenOf(house, ids, same, await watching.stop()))
  })
}

async function postgres(): Promise<void> {
  await inHouse({}, async (house, { kill, start }) => {
    startTwo(house)
    const times = 5
    const meanwhile = async () => {
      for (let i = 0; i < times; i++) {
        await wait(4_000)
        await kill()
        await wait(1_000 * i)
        await start()
      }
      return `Postgres killed and started ${times} times, away for 0 to ${times - 1} s`
    }
    await survive(house, 3, meanwhile, 'postgres')
  })
}

const told = ({ calls, done }: FaultyProxy) =>
  `${calls()} calls; ${[...done].map(([what, count]) => `${what} ${count}`).join(', ')}`

/** Six lists while calls of one outside part go wrong. */
async function spoilt(part: 's3' | 'sqs', start: (port: number) => Promise<FaultyProxy>): Promise<void> {
  const proxies: FaultyProxy[] = []
  const between = async (port: number) => {
    proxies.push(await start(port))
    return (proxies[0] as FaultyProxy).port
  }
  await inHouse({ between: { [part]: between } }, async (house) => {
    startTwo(house)
    const meanwhile = async () => {
      await endAll(
        house,
        Array.from({ length: 6 }, (_, i) => `job-${i}`),
      )
      return told(proxies[0] as FaultyProxy)
    }
    await survive(house, 6, meanwhile, part)
  })
  await proxies[0]?.close()
}

const s3 = () => spoilt('s3', (port) => startFaultyProxy(port, s3Faults(createRandom(SEED), 0.05)))

const sqs = () =>
  spoilt('sqs', (port) =>
    startFaultyProxy(port, sqsFaults(createRandom(SEED), { lost: 0.05, twice: 0.15, late: 0.3 }, 5_000)),
  )

async function frozen(): Promise<void> {
  await inHouse({ visibilitySeconds: 4 }, async (house) => {
    startTwo(house)
    const random = createRandom(SEED)
    const times = 10
    const meanwhile = async () => {
      for (let i = 0; i < times; i++) {
        await wait(2_000 * random.next())
        const one = random.pick([...house.running])
        one.kill('SIGSTOP')
        await wait(5_000)
        one.kill('SIGCONT')
      }
      return `a worker frozen for 5 s, ${times} times; its messages are hidden for 4 s`
    }
    await survive(house, 6, meanwhile, 'frozen')
  })
}

async function disk(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-small-disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder]).status !== 0) {
    isAllWell = false
    return tell('disk', 'no small disk could be mounted here', 'not tried')
  }
  try {
    const storeFolder = join(folder, 'store')
    await mkdir(storeFolder)
    await inHouse({ storeFolder }, async (house) => {
      const filler = join(folder, 'filler')
      const reasons = new Set<string>()
      const meanwhile = async () => {
        await waitUntil('a part', async () => (await house.steps('job-0')).some(({ part_key }) => part_key !== null))
        await fill(filler, folder)
        await waitUntil(
          'a step that waits',
          async () => {
            for (const { parked_reason } of await house.steps('job-0')) if (parked_reason) reasons.add(parked_reason)
            return reasons.has('store.unavailable')
          },
          PATIENCE_MS,
        )
        await rm(filler)
        return `a disk of 96 MiB filled to the last byte in the middle of a list; it waited: ${[...reasons].join(', ')}`
      }
      startTwo(house)
      await survive(house, 1, meanwhile, 'disk')
    })
  } finally {
    spawnSync('umount', [folder])
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes until the disk takes nothing more. */
async function fill(path: string, folder: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (const piece of [1024 * 1024, 4096, 1]) {
      for (const bytes = Buffer.alloc(piece, 1); (await statfs(folder)).bavail > 0; ) await file.write(bytes)
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    await file.close()
  }
}

async function clock(): Promise<void> {
  await inHouse({}, async (house) => {
    for (const ms of [-600_000, 600_000]) house.startWorker({ KITH_TEST_CLOCK_MS: String(ms) })
    const kill = () => killAtRandom(house.running, createRandom(SEED), { kills: 5, spacingMs: async () => 5_000 })
    const meanwhile = async () => kill().then(() => 'one worker ten minutes slow, one ten minutes fast, and 5 kills')
    await survive(house, 3, meanwhile, 'clock')
  })
}

const FAULTS: Readonly<Record<string, () => Promise<unknown>>> = {
  kills,
  web: () => killWeb(20, tell),
  supervisor: () => killSupervisor(5, tell),
  postgres,
  s3,
  sqs,
  frozen,
  disk,
  clock,
}

const model = cpus()[0]?.model ?? 'unknown'
console.log(`${cpus().length} × ${model}, Node ${process.version}; ${new Date().toISOString().slice(0, 10)}\n`)
for (const name of names.length > 0 ? names : Object.keys(FAULTS)) {
  const run = FAULTS[name]
  if (run === undefined) throw new Error(`There is no fault ${name}: ${Object.keys(FAULTS).join(', ')}.`)
  if ((await run()) === false) isAllWell = false
}
console.log(isAllWell ? '\nAll as if nothing had happened.' : '\nNOT as in an undisturbed run.')
process.exit(isAllWell ? 0 : 1)
