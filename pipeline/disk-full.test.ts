/** A disk that is nearly full: work waits without being counted as tried, says why, and goes on by itself. */
import { expect, test, vi } from 'vitest'
import { memoryWorkers } from '#adapters/memory/workers.ts'
import { dispatch } from './dispatch.ts'
import type { DiskRoom } from './part/disk-room.ts'
import { perform } from './perform.ts'
import { twinHouse, WORKSPACE } from './twin-house.ts'

const LIST = 'Name,Email\nAda Lovelace,ada@example.com\nBob Roy,bob@example.com\n'
const GIB = 1024 ** 3

function openHouse() {
  const house = twinHouse()
  const disk = { freeBytes: 10 * GIB }
  const room: DiskRoom = { disk: { space: async () => ({ totalBytes: 20 * GIB, ...disk }) }, leastFreeBytes: 2 * GIB }
  const ports = { ...house.ports, room, backlog: house.backlog, workers: memoryWorkers(house.store) }
  /** Whatever the dispatcher gives out is worked on. */
  async function work(): Promise<void> {
    for (let turn = 0; turn < 30; turn++) {
      house.wait(10_000)
      await house.backlog.sweep()
      await dispatch(ports)
      for (const message of house.ports.queue.waiting.splice(0)) {
        await perform(ports, message, 'worker', new AbortController().signal)
      }
    }
  }
  return { ...house, disk, ports, work }
}

test('what was given out already is parked, nothing more is, and it all goes on when there is room', async () => {
  const house = openHouse()
  await house.addJob('job', LIST, [])
  await dispatch(house.ports)
  const sent = house.ports.queue.waiting.length
  expect(sent).toBeGreaterThan(0)
  house.disk.freeBytes = 2 * GIB - 1
  for (const message of house.ports.queue.waiting.splice(0)) {
    await perform(house.ports, message, 'worker', new AbortController().signal)
  }
  expect((await house.job('job')).waiting).toMatchObject([{ reason: 'disk.full', ranges: sent }])
  await house.work()
  expect(house.ports.queue.waiting).toEqual([])
  expect(await house.job('job')).toMatchObject({ rowsSplit: 0, frozen: null })
  const tried = [...house.store.ranges.values()].map(({ attempts, waits }) => attempts - waits)
  expect(tried.every((count) => count === 0)).toBe(true)

  house.disk.freeBytes = 2 * GIB
  await house.work()
  expect(await house.job('job')).toMatchObject({ phase: 'ended', deadRanges: 0, waiting: [] })
  expect((await house.files('job'))['result.csv']?.split('\n')).toHaveLength(4)
})

test('a step under way is let go on while half of the room is left, and broken off below it', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const house = openHouse()
  await house.addJob('job', LIST, [])
  const { jobs } = house.ports
  const messages = await house.backlog.claim(2)
  const split = messages.find(({ step }) => step === 'split')
  if (!split) throw new Error('nothing to split')
  let looked = 0
  const slow = {
    ...house.ports,
    jobs: {
      get: async (...at: Parameters<typeof jobs.get>) => {
        for (const freeBytes of [GIB, GIB - 1]) {
          house.disk.freeBytes = freeBytes
          await vi.advanceTimersByTimeAsync(1_500)
          looked++
        }
        return jobs.get(...at)
      },
    },
  }
  await perform(slow, split, 'worker', new AbortController().signal)
  expect(looked).toBe(2)
  vi.useRealTimers()
  expect(await house.ports.jobs.get(WORKSPACE, 'job')).toMatchObject({
    phase: 'splitting',
    waiting: [{ reason: 'disk.full', ranges: 1 }],
  })
  house.disk.freeBytes = 2 * GIB
  await house.backlog.unclaim(messages)
  await house.work()
  expect(await house.job('job')).toMatchObject({ phase: 'ended' })
})

test('where nothing is kept on this machine, or the disk can’t be asked, nothing waits', async () => {
  for (const space of [async () => null, () => Promise.reject(new Error('no such path'))]) {
    const house = openHouse()
    const room = { disk: { space }, leastFreeBytes: 2 * GIB }
    await house.addJob('job', LIST, [])
    expect(await dispatch({ ...house.ports, room })).toBeGreaterThan(0)
  }
})
