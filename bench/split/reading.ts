/** The processor time of a split beside that of only streaming the same bytes: both from the same store, in turns. */
import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { scanEnds } from '#core/scan-ends.ts'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { Span } from '#pipeline/ports/messages.ts'
import { split } from '#pipeline/split.ts'
import type { Finding } from '../speed/finding.ts'
import { type House, WORKSPACE } from './house.ts'
import type { Lists, Shape } from './list-file.ts'
import { putList } from './put-list.ts'

const ROUNDS = 7
const BAR = 2
const GOES_ON = new AbortController().signal

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** What bash says a command used. */
async function cpuOfCommand(command: string): Promise<number> {
  const child = spawn('bash', ['-c', `TIMEFORMAT='%U %S'; time ${command} >/dev/null`])
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  await new Promise((resolve) => child.once('close', resolve))
  return said
    .trim()
    .split(' ')
    .reduce((sum, seconds) => sum + Number(seconds), 0)
}

async function stream({ ports: { objects } }: House, { source }: Job): Promise<void> {
  let bytes = 0
  for await (const chunk of objects.read(source.key, { ifMatch: source.etag })) bytes += chunk.length
  if (bytes !== source.bytes) throw new Error('the store gave other bytes')
}

async function splitIt({ ports }: House, job: Job): Promise<void> {
  const message = { step: 'split', workspaceId: WORKSPACE, subjectId: job.id, n: 0, generation: 1 } as const
  const begun = await ports.ranges.begin(message, 'bench')
  if (begun.outcome !== 'go') throw new Error(`the split was not begun: ${begun.outcome}`)
  if ((await split(ports, begun.task, job, GOES_ON)) !== 'done') throw new Error('the split did not end')
}

async function spansOf({ ports }: House, jobId: string): Promise<readonly Span[]> {
  return (await ports.ranges.parts(WORKSPACE, jobId, 0, 1e6)).map(({ span }) => span)
}

/** Every span must end where the record engine, looking at each byte, sees a record end, with the same number of rows. */
async function checkSpans({ ports: { objects } }: House, { source }: Job, spans: readonly Span[]): Promise<void> {
  let at = 0
  let last = 0
  const start = { offset: source.dialect.dataStart, row: 1 }
  const engine = scanEnds(source.dialect, start, (offset, row) => {
    last = offset
    const span = spans[at]
    if (span === undefined || offset > span.toByte) throw new Error('a range ends where no record does')
    if (offset < span.toByte) return
    if (row !== span.firstRow + span.rows) throw new Error('a range has another number of rows')
    at++
  })
  const range = { from: start.offset, to: source.bytes }
  for await (const chunk of objects.read(source.key, { range })) engine.push(chunk)
  engine.end('file')
  if (at !== spans.length || last !== source.bytes) throw new Error('the ranges are not the whole file')
}

export async function measureReading(house: House, lists: Lists, shape: Shape, bytes: number): Promise<Finding[]> {
  const path = await lists.write(shape, bytes)
  const name = `${shape.replaceAll(' ', '-')}-${bytes}`
  const createJob = await putList(house, name, path)
  const taken = { streaming: [] as number[], splitting: [] as number[] }
  for (let round = 0; round <= ROUNDS; round++) {
    const id = `${name}-${round}`
    await createJob(id, null)
    await house.db.query("update range set state = 'sent', sent_at = now() where subject_id = $1 and step = 'split'", [
      id,
    ])
    const job = await house.ports.jobs.get(WORKSPACE, id)
    if (job === null) throw new Error('no job')
    const streaming = await cpuOf(() => stream(house, job))
    const splitting = await cpuOf(() => splitIt(house, job))
    if (round === 0) {
      await checkSpans(house, job, await spansOf(house, id))
      continue
    }
    taken.streaming.push(streaming)
    taken.splitting.push(splitting)
  }
  await house.db.query("update job set phase = 'failed', error_code = 'bench' where phase <> 'failed'")
  const gigabytes = (await stat(path)).size / 1e9
  // The least of each: whatever else runs on the machine only adds to it.
  const [ours, theirs] = [Math.min(...taken.splitting), Math.min(...taken.streaming)]
  const words = await cpuOfCommand(`wc -l '${path}'`)
  const perGigabyte = (seconds: number) => `${(seconds / gigabytes).toFixed(2)} s/GB`
  return [
    {
      what: `${gigabytes.toFixed(2)} GB, ${shape}`,
      figures: `${(ours / theirs).toFixed(2)} x (${perGigabyte(ours)} against ${perGigabyte(theirs)}; wc -l ${perGigabyte(words)})`,
      bar: `at most ${BAR} x`,
      isMet: ours / theirs <= BAR,
    },
  ]
}
