import { expect, test } from 'vitest'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { putSource } from './test-source.ts'
import { twinHouse, WORKSPACE } from './twin-house.ts'

const HEADER = 'name,email\n'
const list = (rows: number) => {
  const lines = Array.from({ length: rows }, (_, i) => `"Person, ${i + 1}",p${i + 1}@kith.example\n`)
  return HEADER + lines.join('')
}

/** @returns the rows of the result by their numbers, each with the text of its own columns */
async function tried(rows: number, trialRows: number) {
  const house = twinHouse()
  const { source, mapping } = await putSource(house.ports, WORKSPACE, 'job', list(rows))
  const spec = { id: 'job', workspaceId: WORKSPACE, uploadId: 'job', source, mapping, trialRows }
  await house.ports.jobs.create({ ...spec, providers: [], options: DEFAULT_OPTIONS, createdAt: new Date(0) }, null)
  await house.work()
  const job = await house.job('job')
  const { 'result.csv': result = '' } = await house.files('job')
  const found = [...result.matchAll(/^"Person, (\d+)",p\d+@kith\.example,(\d+),/gm)]
  return { job, found: found.map(([, own, row]) => [Number(own), Number(row)] as const) }
}

test('a trial has its rows spread over the list, each with its own number', async () => {
  const { job, found } = await tried(1_003, 50)
  expect(found).toHaveLength(50)
  expect([job.phase, job.rowsSplit, job.rangesTotal]).toEqual(['ended', 50, 10])
  for (const [own, row] of found) expect(row).toBe(own)
  // One stretch in each tenth of the list.
  const tenths = found.map(([, row]) => Math.floor(((row - 1) * 10) / 1_003))
  expect([...new Set(tenths)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('a trial whose split dies behind its last step is split once', async () => {
  const house = twinHouse()
  const { source, mapping } = await putSource(house.ports, WORKSPACE, 'job', list(1_003))
  const spec = { id: 'job', workspaceId: WORKSPACE, uploadId: 'job', source, mapping, trialRows: 50 }
  await house.ports.jobs.create({ ...spec, providers: [], options: DEFAULT_OPTIONS, createdAt: new Date(0) }, null)
  const { finishSplit } = house.ports.ranges
  let calls = 0
  house.ports.ranges.finishSplit = async (...at) => {
    if (++calls === 1) throw new Error('died')
    return finishSplit(...at)
  }
  await house.work()
  expect(calls).toBe(2)
  expect(await house.job('job')).toMatchObject({ phase: 'ended', rowsSplit: 50, rangesTotal: 10 })
})

test('a list that is no longer than a trial is tried whole', async () => {
  for (const rows of [0, 1, 5, 48, 50]) {
    const { job, found } = await tried(rows, 50)
    expect(found.map(([, row]) => row)).toEqual(Array.from({ length: rows }, (_, i) => i + 1))
    expect(job.phase).toBe('ended')
  }
})

test('whatever the length, a trial has all its rows', async () => {
  for (const rows of [51, 99, 100, 104, 256, 2_500]) {
    const { found } = await tried(rows, 50)
    expect(found.length, `${rows} rows`).toBeGreaterThanOrEqual(46)
    expect(found.length, `${rows} rows`).toBeLessThanOrEqual(50)
    expect(new Set(found.map(([own]) => own)).size).toBe(found.length)
  }
})
