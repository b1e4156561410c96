/** Whatever else happens to a running job, at whatever moment: no sweep takes what somebody names, or may come to name. */
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { memoryChores } from '#adapters/memory/chores.ts'
import { memoryLeftovers } from '#adapters/memory/leftovers.ts'
import { memoryUploads } from '#adapters/memory/uploads.ts'
import { uploadKey } from '#core/storage-key.ts'
import { makePerson } from '../bench/lists/people.ts'
import { createRandom, type Random } from '../bench/lists/random.ts'
import { perform } from './perform.ts'
import { REPLACED_RESULTS_KEPT_MS } from './ports/housekeeping.ts'
import { StoreError } from './ports/store-error.ts'
import { sweepObjects } from './sweep-objects.ts'
import { twinHouse, WORKSPACE } from './twin-house.ts'

const HEADER = 'First Name,Last Name,Email,Attachment\n'
const people = createRandom(7)
const line = (attachment: string) => {
  const { first, last, email } = makePerson(people)
  return `${first},${last},${email},${attachment}\n`
}
/** Some ranges, and doubles for `resolve` to mark. */
function listOf(rows: number, attachment: string): string {
  const lines = Array.from({ length: rows }, () => line(attachment))
  return HEADER + lines.join('') + lines.filter((_, i) => i % 40 === 0).join('')
}
const SMALL = listOf(900, 'x')
/** Long enough that results are joined out of parts, by multiparts. */
const LARGE = listOf(300, 'x'.repeat(40 * 1024))
const PEOPLE = 'id,First Name,Last Name,Email\n1,Ann,Lee,ann@lee.example\n'

async function openHouse(list: string) {
  const house = twinHouse()
  const uploads = memoryUploads(house.store)
  const chores = memoryChores(house.store)
  const leftovers = memoryLeftovers(house.store)
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', list, ['people'])
  for (const [id, { etag, bytes }] of [
    ['people', (await house.ports.directories.get(WORKSPACE, 'people'))?.source ?? { etag: '', bytes: 0 }],
    ['job', (await house.job('job')).source],
  ] as const) {
    const key = uploadKey(WORKSPACE, id)
    const upload = { id, workspaceId: WORKSPACE, filename: id, bytes, partBytes: bytes, key, multipartId: 'none' }
    await uploads.create({ ...upload, createdAt: house.ports.now() })
    await uploads.complete(WORKSPACE, id, etag)
  }

  /** To the sweep everything is old: nothing is kept for being new. */
  const old = { ...house.ports.objects, clock: async () => new Date('2100-01-01') }
  async function sweepAll(): Promise<void> {
    house.store.chores.clear()
    let swept = await sweepObjects({ chores, leftovers, objects: old }, 'sweeper', new AbortController().signal)
    while (house.store.chores.get('sweep')?.place) {
      swept = await sweepObjects({ chores, leftovers, objects: old }, 'sweeper', new AbortController().signal)
    }
    if (swept === null) throw new Error('nobody swept')
  }

  /** Every key that a row names. */
  function named(): readonly string[] {
    const { jobs, ranges, directories, uploads } = house.store
    return [
      ...[...jobs.values()].flatMap(({ files }) => files.map(({ key }) => key)),
      ...[...ranges.values()].flatMap(({ part }) => part?.key ?? []),
      ...[...directories.values()].flatMap(({ index }) => index?.key ?? []),
      ...[...uploads.values()].map(({ key }) => key),
      'house/id',
    ].sort()
  }
  return { ...house, sweepAll, named }
}
type House = Awaited<ReturnType<typeof openHouse>>

async function undisturbedFiles(list: string) {
  const house = await openHouse(list)
  await house.work()
  return house.files('job')
}

/** Lets every call of some ports wait until it is its turn. */
function stage(random: Random) {
  const waiting: ((error: Error | null) => void)[] = []
  const gate = () =>
    new Promise<void>((go, stop) => {
      waiting.push((error) => (error === null ? go() : stop(error)))
    })
  function slow<Port extends object>(port: Port, names: readonly (keyof Port)[]): Port {
    const calls = names.map((name) => {
      const call = port[name] as (...args: unknown[]) => Promise<unknown>
      return [
        name,
        async (...args: unknown[]) => {
          await gate()
          const answer = await call(...args)
          await gate()
          return answer
        },
      ]
    })
    return { ...port, ...Object.fromEntries(calls) }
  }
  /** Lets one go on, whichever, or fails it. */
  function release(error: Error | null): void {
    const [go] = waiting.splice(random.below(waiting.length), 1)
    go?.(error)
  }
  return { slow, release, isEmpty: () => waiting.length === 0 }
}

/** Works on the job in random order until nothing is left, sweeping at random moments. @returns how often it swept */
async function disturb(house: House, random: Random): Promise<number> {
  const { slow, release, isEmpty } = stage(random)
  const broken: string[] = []
  const { ranges, objects } = house.ports
  const watched = {
    ...ranges,
    giveBack: async (...[task, code]: Parameters<typeof ranges.giveBack>) => {
      const outcome = await ranges.giveBack(task, code)
      // An attempt that counts has found something of its own gone.
      if (outcome !== 'stale' && code !== 'range.poisoned') broken.push(`${task.step} ${code}`)
      return outcome
    },
    accept: async (...[task, part]: Parameters<typeof ranges.accept>) => {
      // So that there is something to try again: nobody ever finishes this range in its first life.
      if (task.n === 1 && task.generation === 1) throw Object.assign(new Error(), { code: 'range.poisoned' })
      return ranges.accept(task, part)
    },
  }
  const ports = {
    ...house.ports,
    ranges: slow(watched, ['accept', 'replacePart', 'finishResolve', 'finishMerge', 'parts']),
    directories: slow(house.ports.directories, ['finishImport']),
    objects: slow(objects, ['write', 'startMultipart', 'writePart', 'copyPart', 'completeMultipart']),
  }
  let working = 0
  let sweeps = 0
  let retries = 0
  async function work(): Promise<void> {
    // Now and then so long that whoever is at work is taken for lost, and goes on all the same.
    house.wait(random.chance(0.04) ? 2_000 : 10)
    await house.backlog.sweep()
    for (const message of await house.backlog.claim(4)) {
      working++
      const done = () => working--
      perform(ports, message, `worker-${working}`, new AbortController().signal).then(done, done)
    }
  }
  async function sweep(): Promise<void> {
    await house.sweepAll()
    sweeps++
    const there = new Set(house.ports.objects.keys())
    expect(house.named().filter((key) => !there.has(key))).toEqual([])
    expect(broken).toEqual([])
  }
  for (let idle = 0; idle < 20; ) {
    const dice = random.next()
    if (dice < 0.1) await work()
    else if (dice < 0.2) await sweep()
    else release(dice > 0.99 ? new StoreError() : null)
    await turn()
    const { phase, errorCode } = await house.job('job')
    if (phase === 'failed') throw new Error(`The job failed: ${errorCode}`)
    if (phase === 'ended' && retries < 1 && (await house.ports.jobs.retryFailed(WORKSPACE, 'job', 'leave')) === 'done')
      retries++
    idle = phase === 'ended' && working === 0 && isEmpty() ? idle + 1 : 0
  }
  expect(retries).toBe(1)
  return sweeps
}

describe.each([
  ['small parts', SMALL, 8],
  ['parts that are joined inside the store', LARGE, 2],
] as const)('%s', (_, list, seeds) => {
  const expected = undisturbedFiles(list)
  test.each(Array.from({ length: seeds }, (_, i) => i + 1))('order %i', async (seed) => {
    const house = await openHouse(list)
    const sweeps = await disturb(house, createRandom(seed))
    expect(sweeps).toBeGreaterThan(20)
    expect(await house.files('job')).toEqual(await expected)
    // Once nobody may want a replaced result any more, exactly what is named is there.
    house.wait(REPLACED_RESULTS_KEPT_MS)
    await house.sweepAll()
    expect(house.ports.objects.keys()).toEqual(house.named())
    const left = []
    for await (const multipart of house.ports.objects.listMultiparts('')) left.push(multipart)
    expect(left).toEqual([])
  })
})
