import { describe, expect, it } from 'vitest'
import { noTallies } from '#core/counts.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { describeJob } from './describe-job.ts'
import type { Job } from './ports/jobs.ts'

const NOW = new Date('2030-01-01T12:00:00Z')
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

/** A job half way: 1,000 rows in 10 ranges, 500 matched at 50 a second. */
function job(changes: Partial<Job> = {}): Job {
  const tallies = noTallies()
  return {
    id: 'job',
    workspaceId: 'one',
    uploadId: 'upload',
    source: {} as Job['source'],
    mapping: [],
    providers: [],
    options: DEFAULT_OPTIONS,
    createdAt: NOW,
    phase: 'running',
    errorCode: null,
    isPaused: false,
    isCancelled: false,
    frozen: null,
    askUnknownBefore: null,
    rangesTotal: 10,
    rangesDone: 5,
    deadRanges: 0,
    deadRows: 0,
    parkedRanges: 0,
    waiting: [],
    rowsSplit: 1000,
    tallies: { ...tallies, statuses: { ...tallies.statuses, matched: 500 } },
    resultGeneration: 0,
    files: [],
    recent: { rows: 250, seconds: 5 },
    startedAt: NOW,
    endedAt: null,
    expiredAt: null,
    sourceKeptSince: NOW,
    ...changes,
  }
}

describe('the counts', () => {
  it('always sum to the total, rows of dead ranges included', () => {
    for (const changes of [{}, { deadRows: 100, deadRanges: 1 }, { phase: 'ended' as const, deadRows: 500 }]) {
      const { total, ...others } = describeJob(job(changes), NOW, 1).counts
      expect(Object.values(others).reduce((sum, count) => sum + count, 0)).toBe(total)
    }
  })

  it('are not final while rows are still being found', () => {
    expect(describeJob(job({ phase: 'splitting', rangesTotal: null }), NOW, 1)).toMatchObject({
      status: 'splitting',
      totalIsFinal: false,
      timeLeft: null,
    })
  })
})

describe('the time left', () => {
  it('is a range round what the rate says, 500 rows at 50 a second', () => {
    const { rowsPerSecond, timeLeft } = describeJob(job(), NOW, 1)
    expect(rowsPerSecond).toBe(50)
    expect(timeLeft).toMatchObject({ reason: 'rate' })
    expect(timeLeft?.fromSeconds).toBeLessThan(10)
    expect(timeLeft?.toSeconds).toBeGreaterThan(10)
  })

  it('narrows as the job goes on', () => {
    const width = (done: number) => {
      const statuses = { ...noTallies().statuses, matched: done }
      const { timeLeft } = describeJob(job({ rowsSplit: 100_000, tallies: { ...noTallies(), statuses } }), NOW, 1)
      if (!timeLeft) throw new Error('No time was told')
      return (timeLeft.toSeconds - timeLeft.fromSeconds) / ((100_000 - done) / 50)
    }
    expect(width(10_000)).toBeGreaterThan(width(50_000))
    expect(width(50_000)).toBeGreaterThan(width(90_000))
  })

  it('names what it waits for when that takes longer than the work', () => {
    const waiting = [{ reason: 'people-data-labs.limit', until: later(600), ranges: 3 }]
    const { timeLeft } = describeJob(job({ waiting }), NOW, 1)
    expect(timeLeft?.reason).toBe('people-data-labs.limit')
    expect(timeLeft?.toSeconds).toBeGreaterThanOrEqual(600)
    const short = [{ reason: 'retry', until: later(1), ranges: 1 }]
    expect(describeJob(job({ waiting: short }), NOW, 1).timeLeft?.reason).toBe('rate')
  })

  it.each([
    ['too little was done', { recent: { rows: 10, seconds: 1 } }, 1],
    ['nothing was done', { recent: null }, 1],
    ['it is paused', { isPaused: true }, 1],
    ['nobody works', {}, 0],
    ['something waits without an end', { waiting: [{ reason: 'budget', until: null, ranges: 1 }] }, 1],
    ['it has ended', { phase: 'ended' as const }, 1],
  ])('is not told where %s', (_why, changes, workers) => {
    expect(describeJob(job(changes), NOW, workers).timeLeft).toBeNull()
  })
})

describe('why nothing moves', () => {
  it('says that no worker lives, before all else', () => {
    const waiting = [{ reason: 'directory.importing', until: later(1), ranges: 1 }]
    expect(describeJob(job({ waiting }), NOW, 0).waiting).toEqual([
      { reason: 'no_worker', until: null, ranges: 5 },
      { reason: 'directory.importing', until: '2030-01-01T12:00:01.000Z', ranges: 1 },
    ])
  })

  it('is told that a cancelled job only finishes what it has begun', () => {
    const { status, waiting, timeLeft } = describeJob(job({ isCancelled: true }), NOW, 1)
    expect(status).toBe('merging')
    expect(waiting).toEqual([{ reason: 'cancelled', until: null, ranges: 5 }])
    expect(timeLeft).toBeNull()
  })

  it('says once that it is paused', () => {
    expect(describeJob(job({ isPaused: true }), NOW, 1).waiting).toEqual([{ reason: 'paused', until: null, ranges: 5 }])
    const waiting = [{ reason: 'paused', until: null, ranges: 2 }]
    expect(describeJob(job({ isPaused: true, waiting }), NOW, 1).waiting).toEqual(waiting)
  })

  it('says nothing of a job that has ended', () => {
    expect(describeJob(job({ phase: 'ended' }), NOW, 0)).toMatchObject({
      status: 'completed',
      waiting: [],
      rowsPerSecond: null,
    })
  })
})
