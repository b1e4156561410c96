/** What is promised about estimates: counted once, replaced by a newer choice, forgotten after a day. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Forecast } from '#core/forecast.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { ESTIMATE_KEPT_HOURS, type EstimateSpec } from '#pipeline/ports/estimates.ts'
import { MAX_ATTEMPTS } from '#pipeline/ports/ranges.ts'
import { sampleSource, sampleUpload } from './samples.ts'
import { type OpenStore, OURS, type StoreUnderTest, THEIRS, worker } from './store-under-test.ts'

const NOTHING = { from: 0, to: 0, isExact: true }
const sampleForecast: Forecast = {
  rows: 3,
  invalidRows: 0,
  providers: [],
  matched: NOTHING,
  costMicros: NOTHING,
  mostMicros: 0,
  savedMicros: NOTHING,
  seconds: { from: 1, to: 2, by: 'rows' },
  basis: 'lists_in_general',
  trial: null,
}

export function estimatesContract(openStore: OpenStore): void {
  let store: StoreUnderTest
  beforeEach(async () => {
    store = await openStore()
  })

  const sample = (id: string, uploadId = 'upload-1', workspaceId: string = OURS): EstimateSpec => ({
    id,
    workspaceId,
    uploadId,
    source: sampleSource,
    mapping: [{ column: 0, field: 'full_name' }],
    providers: [{ connectionId: 'connection-1' }, { directoryId: 'directory-1' }],
    options: DEFAULT_OPTIONS,
    trialJobId: null,
    createdAt: store.now(),
  })

  describe('estimates', () => {
    test('count, tell how far they are, and are ready', async () => {
      expect(await store.estimates.create(sample('estimate-1'))).toBe('created')
      const counting = { ...sample('estimate-1'), createdAt: expect.any(Date), state: 'counting', rowsCounted: 0 }
      expect(await store.estimates.get(OURS, 'estimate-1')).toEqual({ ...counting, result: null, errorCode: null })
      expect(await store.estimates.get(THEIRS, 'estimate-1')).toBeNull()
      const task = await worker(store).task('estimate')
      expect(task).toMatchObject({ subjectId: 'estimate-1', workspaceId: OURS, span: null })
      expect(await store.ranges.heartbeat(task)).toBe(true)
      expect(await store.estimates.progress(task, 20_000)).toBe(true)
      expect(await store.estimates.progress(task, 10_000)).toBe(true)
      expect(await store.estimates.get(OURS, 'estimate-1')).toMatchObject({ rowsCounted: 20_000 })
      expect(await store.estimates.finish(task, sampleForecast)).toBe(true)
      expect(await store.estimates.get(OURS, 'estimate-1')).toMatchObject({ state: 'ready', result: sampleForecast })
      expect(await store.estimates.progress(task, 30_000)).toBe(false)
      expect(await store.estimates.finish(task, sampleForecast)).toBe(false)
      await worker(store).findsNothing()
    })

    test('can fail', async () => {
      await store.estimates.create(sample('estimate-1'))
      expect(await store.estimates.fail(await worker(store).task('estimate'), 'connection.missing')).toBe(true)
      const failed = { state: 'failed', errorCode: 'connection.missing', result: null }
      expect(await store.estimates.get(OURS, 'estimate-1')).toMatchObject(failed)
    })

    test('fail for good after too many attempts', async () => {
      await store.estimates.create(sample('estimate-1'))
      let outcome = 'again'
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        await store.pass(10 * 60 * 60 * 1000)
        await store.backlog.sweep()
        outcome = await store.ranges.giveBack(await worker(store).task('estimate'), 'TypeError')
      }
      expect(outcome).toBe('dead')
      const failed = { state: 'failed', errorCode: 'estimate.dead' }
      expect(await store.estimates.get(OURS, 'estimate-1')).toMatchObject(failed)
    })

    test('end when another choice is made for the same list, whether or not somebody works on them', async () => {
      await store.estimates.create(sample('estimate-1'))
      await store.estimates.create(sample('other-list', 'upload-2'))
      await store.estimates.create(sample('theirs', 'upload-1', THEIRS))
      const { task } = worker(store)
      const begun = await task('estimate')
      expect(begun.subjectId).toBe('estimate-1')
      await store.estimates.create(sample('estimate-2'))
      const ended = { state: 'failed', errorCode: 'estimate.replaced' }
      expect(await store.estimates.get(OURS, 'estimate-1')).toMatchObject(ended)
      expect(await store.ranges.heartbeat(begun)).toBe(false)
      expect(await store.estimates.progress(begun, 1)).toBe(false)
      expect(await store.estimates.finish(begun, sampleForecast)).toBe(false)
      for (const id of ['estimate-2', 'other-list']) {
        expect(await store.estimates.get(OURS, id)).toMatchObject({ state: 'counting' })
      }
      expect(await store.estimates.get(THEIRS, 'theirs')).toMatchObject({ state: 'counting' })
      const left = [await task('estimate'), await task('estimate'), await task('estimate')]
      expect(left.map(({ subjectId }) => subjectId).sort()).toEqual(['estimate-2', 'other-list', 'theirs'])
    })

    test('are not made of a file that is not kept any more', async () => {
      await store.uploads.create(sampleUpload(OURS, 'upload-1'))
      await store.uploads.complete(OURS, 'upload-1', '"tag"')
      await store.retention.set(OURS, { uploadDays: 1, resultDays: 1 })
      await store.pass(1_000 * 24 * 60 * 60 * 1000)
      for (const due of await store.retention.due(10)) await store.retention.expire(due)
      expect(await store.estimates.create(sample('estimate-1'))).toBe('expired')
      await worker(store).findsNothing()
    })

    test('are forgotten after a day, and their steps with them', async () => {
      await store.estimates.create(sample('old'))
      await store.pass(ESTIMATE_KEPT_HOURS * 60 * 60 * 1000 + 1_000)
      await store.estimates.create(sample('new', 'upload-2'))
      expect(await store.leftovers.forget(10)).toBe(1)
      expect(await store.estimates.get(OURS, 'old')).toBeNull()
      expect((await worker(store).task('estimate')).subjectId).toBe('new')
      await worker(store).findsNothing()
    })
  })
}
