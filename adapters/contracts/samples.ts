/** Small things to put into a store. */
import { noTallies, type Tallies } from '#core/counts.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import type { RowStatus } from '#core/outcome.ts'
import { SHIPPED_PARAMETERS } from '#core/parameters.ts'
import { partKey, uploadKey } from '#core/storage-key.ts'
import { LONG_LIST_BYTES, LONG_RANGE_ROWS } from '#pipeline/ports/backlog.ts'
import type { Frozen, JobSpec } from '#pipeline/ports/jobs.ts'
import type { Span, Task } from '#pipeline/ports/messages.ts'
import type { Part } from '#pipeline/ports/parts.ts'
import type { SourceFile } from '#pipeline/ports/source-file.ts'
import { OURS, type StoreUnderTest, worker } from './store-under-test.ts'

export const sampleSource: SourceFile = {
  key: uploadKey(OURS, 'upload-1'),
  etag: '"tag"',
  bytes: 1_000_000,
  filename: 'people.csv',
  dialect: {
    encoding: 'utf-8',
    bom: false,
    delimiter: ',',
    quote: '"',
    lineEnd: '\n',
    comment: null,
    headerRow: 1,
    dataStart: 11,
    linesBeforeData: 0,
    columns: ['name', 'email'],
    asciiHead: true,
  },
}

export const sampleUpload = (workspaceId: string, id: string) => ({
  id,
  workspaceId,
  filename: 'people.csv',
  bytes: 6_000_000_000,
  partBytes: 8_388_608,
  key: uploadKey(workspaceId, id),
  multipartId: `multipart of ${id}`,
  createdAt: new Date('2024-05-01T10:00:00.123Z'),
})

export const sampleDirectory = (workspaceId: string, id: string) => ({
  id,
  workspaceId,
  name: 'Staff',
  uploadId: 'upload-1',
  source: sampleSource,
  mapping: [{ column: 0, field: 'full_name' as const }],
  idColumn: null,
  createdAt: new Date('2024-05-01T10:00:00.123Z'),
})

export const sampleJob = (workspaceId: string, id: string, createdAt = '2024-05-02T10:00:00.123Z'): JobSpec => ({
  id,
  workspaceId,
  uploadId: 'upload-1',
  source: sampleSource,
  mapping: [
    { column: 0, field: 'full_name' },
    { column: 1, field: 'email' },
  ],
  providers: [{ directoryId: 'directory-1' }],
  options: DEFAULT_OPTIONS,
  createdAt: new Date(createdAt),
})

export const sampleFrozen: Frozen = { parameters: SHIPPED_PARAMETERS, fields: ['full_name', 'email'], providers: [] }

export function sampleTallies(statuses: Partial<Record<RowStatus, number>>, issues = {}): Tallies {
  return { ...noTallies(), statuses: { ...noTallies().statuses, ...statuses }, issues }
}

export const samplePart = (task: Task, statuses: Partial<Record<RowStatus, number>>, issues = {}): Part => ({
  key: partKey(task.workspaceId, task.subjectId, task.n, task.generation, task.attempt),
  sections: { result: 100, spreadsheet: 0, rejected: 20, index: 30 },
  tallies: sampleTallies(statuses, issues),
})

/** Ten rows of a hundred bytes each, one after the other. */
export const sampleSpans = (count: number, firstN = 0): readonly Span[] =>
  Array.from({ length: count }, (_, i) => ({
    fromByte: 11 + (firstN + i) * 1_000,
    toByte: 11 + (firstN + i + 1) * 1_000,
    firstRow: 1 + (firstN + i) * 10,
    rows: 10,
  }))

/** Ranges of so many rows that whoever waits behind one waits for seconds. */
export const longSpans = (count: number, firstN = 0): readonly Span[] =>
  sampleSpans(count, firstN).map((span, i) => ({
    ...span,
    firstRow: 1 + (firstN + i) * (LONG_RANGE_ROWS + 1),
    rows: LONG_RANGE_ROWS + 1,
  }))

/** A list of so many bytes that every step over the whole of it is long. */
export const longSource: SourceFile = { ...sampleSource, bytes: LONG_LIST_BYTES + 1 }

/** A job whose split and calibrate are done: its ranges are ready. */
export async function splitJob(
  store: StoreUnderTest,
  id: string,
  ranges: number,
  workspaceId: string = OURS,
  spans: typeof sampleSpans = sampleSpans,
  spec: JobSpec = sampleJob(workspaceId, id),
) {
  await store.jobs.create(spec, null)
  const messages = await store.backlog.claim(1_000)
  const ours = messages.filter((message) => message.subjectId === id)
  await store.backlog.unclaim(messages.filter((message) => message.subjectId !== id))
  const { begin } = worker(store)
  for (const message of ours) {
    const task = await begin(message)
    if (task.step === 'calibrate') await store.ranges.finishCalibrate(task, sampleFrozen)
    if (task.step === 'split') {
      await store.ranges.append(task, 0, spans(ranges))
      await store.ranges.finishSplit(task, ranges)
    }
  }
}

/** From `resolve` to the end of `notify`. */
export async function finishJob(store: StoreUnderTest): Promise<void> {
  const { task } = worker(store)
  await store.ranges.finishResolve(await task('resolve'))
  await store.ranges.finishMerge(await task('merge'), [])
  await store.ranges.finishNotify(await task('notify'))
}
