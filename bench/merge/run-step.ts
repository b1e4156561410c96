/**
 * One step of a job in a process of its own, against a store that runs elsewhere; what is known of the job comes as a
 * file, what the step used is said on stdout.
 */
import { readFile } from 'node:fs/promises'
import type { S3Settings } from '#adapters/s3/client.ts'
import { s3Objects } from '#adapters/s3/objects.ts'
import { codec } from '#adapters/text/codec.ts'
import { merge } from '#pipeline/merge.ts'
import type { Job, ResultFile } from '#pipeline/ports/jobs.ts'
import type { ObjectReader, ObjectWriter } from '#pipeline/ports/objects.ts'
import type { RangePart } from '#pipeline/ports/parts.ts'
import { resolve } from '#pipeline/resolve.ts'
import { ownPeakBytes } from './own-peak.ts'

export interface StepInput {
  readonly step: 'merge' | 'resolve'
  readonly settings: S3Settings
  readonly job: Job
  readonly parts: readonly RangePart[]
}

export interface StepOutput {
  readonly cpuSeconds: number
  readonly wallSeconds: number
  /** The most memory that was resident at one time, and what was before the step began. */
  readonly peakBytes: number
  readonly idleBytes: number
  /** Bytes of objects that came into the process, and that it sent. */
  readonly readBytes: number
  readonly sentBytes: number
  readonly copies: number
  readonly files: readonly ResultFile[]
  readonly replaced: number
  readonly duplicates: number
}

const [file = ''] = process.argv.slice(2)
const input = JSON.parse(await readFile(file, 'utf8')) as StepInput
const s3 = s3Objects(input.settings)
const seen = { readBytes: 0, sentBytes: 0, copies: 0 }

const objects: ObjectReader & ObjectWriter = {
  ...s3,
  async *read(...args) {
    for await (const chunk of s3.read(...args)) {
      seen.readBytes += chunk.length
      yield chunk
    }
  },
  write(key, bytes, contentType) {
    for (const piece of bytes) seen.sentBytes += piece.length
    return s3.write(key, bytes, contentType)
  },
  writePart(key, id, number, bytes) {
    for (const piece of bytes) seen.sentBytes += piece.length
    return s3.writePart(key, id, number, bytes)
  },
  copyPart(...args) {
    seen.copies++
    return s3.copyPart(...args)
  },
}

let files: readonly ResultFile[] = []
let replaced = 0
let duplicates = 0
const ranges = {
  parts: async (_workspaceId: string, _jobId: string, fromN: number, limit: number) =>
    input.parts.slice(fromN, fromN + limit),
  replacePart: async (_task: unknown, n: number, _old: unknown, part: RangePart['part']) => {
    const before = input.parts[n]?.part
    duplicates += (part?.tallies.statuses.duplicate ?? 0) - (before?.tallies.statuses.duplicate ?? 0)
    replaced++
    return 'accepted' as const
  },
  finishResolve: async () => true,
  finishMerge: async (_task: unknown, written: readonly ResultFile[]) => {
    files = written
    return true
  },
}
const task = {
  step: input.step,
  workspaceId: input.job.workspaceId,
  subjectId: input.job.id,
  n: 0,
  generation: 1,
  attempt: 1,
  failures: 0,
  span: null,
}
// The first call opens a connection and reads code: a worker has done that long before.
await objects.head(input.job.source.key)
const idleBytes = process.memoryUsage.rss()
const startedAt = performance.now()
const before = process.cpuUsage()
const steps = { merge, resolve }
await steps[input.step]({ objects, ranges, codec }, task, input.job, new AbortController().signal)
const { user, system } = process.cpuUsage(before)
const output: StepOutput = {
  cpuSeconds: (user + system) / 1e6,
  wallSeconds: (performance.now() - startedAt) / 1000,
  peakBytes: ownPeakBytes(),
  idleBytes,
  ...seen,
  files,
  replaced,
  duplicates,
}
console.log(JSON.stringify(output))
s3.close()
