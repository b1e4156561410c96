/**
 * What it costs a worker to merge the parts of a long job, beside `cat` of the same bytes; and to find its duplicates.
 *   npm run bench -- merge               parts as the engine makes them, parts of 50 MiB, duplicates; 10 million rows
 *   npm run bench -- merge 1000000       with another number of rows
 * Needs about 700 bytes of disk a row in the temporary folder, and gives all of them back.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { s3Objects } from '#adapters/s3/objects.ts'
import { startStandInProcess } from '#local/s3/stand-in-process.ts'
import type { ResultFile, Span } from '#pipeline/ports.ts'
import { type EngineRows, engineRows } from './merge/engine-rows.ts'
import { engineSpans, evenSpans, type PutParts, putParts } from './merge/put-parts.ts'
import type { StepInput, StepOutput } from './merge/run-step.ts'
import type { Finding } from './speed/finding.ts'

const ROWS = 10_000_000
/** Those that really go through the engine; they come round. */
const ENGINE_ROWS = 100_000
const PEOPLE = 50_000
const MIB = 1024 * 1024
const NARROW = ['First Name', 'Email']
const BAR_AS_MADE = 3
const BAR_LARGE = 1.5
const BAR_BYTES = 400_000_000

const settingsFor = (dir: string) => ({
  dir,
  port: 0,
  accessKeyId: 'local',
  secretAccessKey: 'local-secret',
  region: 'us-east-1',
  bucket: 'kith',
  corsOrigins: [],
})

type House = Awaited<ReturnType<typeof openHouse>>

/** A store in a process of its own, as in `npm start`. */
async function openHouse(folder: string) {
  const settings = settingsFor(join(folder, 's3'))
  const server = await startStandInProcess(settings)
  const { accessKeyId, secretAccessKey, region, bucket } = settings
  const credentials = { accessKeyId, secretAccessKey, sessionToken: null }
  const s3 = { bucket, region, endpoint: server.endpoint, credentials }
  const objects = s3Objects(s3)
  return {
    folder,
    s3,
    objects,
    async close() {
      objects.close()
      await server.end('SIGTERM')
    },
  }
}

/** @returns what the step of the job used in a process of its own */
async function runStep(house: House, step: StepInput['step'], rows: EngineRows, put: PutParts): Promise<StepOutput> {
  const file = join(house.folder, 'step.json')
  const count = put.parts.reduce((sum, { span }) => sum + span.rows, 0)
  const job = { ...rows.job, rowsSplit: count, resultGeneration: 0 }
  await writeFile(file, JSON.stringify({ step, settings: house.s3, job, parts: put.parts } satisfies StepInput))
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'merge/run-step.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${step} ended with ${code}`)
  return JSON.parse(said) as StepOutput
}

/** @returns seconds of the processor that `cat` takes for the files, into `to` */
async function catSeconds(files: readonly string[], to: string): Promise<number> {
  const child = spawn('bash', ['-c', 'cat "$@" > "$TO" && times', 'bash', ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TO: to, LC_ALL: 'C' },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`cat ended with ${code}`)
  // The second line is that of what the shell ran: user and system, as 0m1.234s.
  const times = [...(said.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
  return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)
}

async function compareHashes(house: House, files: readonly ResultFile[], put: PutParts): Promise<void> {
  for (const [name, expected] of Object.entries(put.hashes)) {
    const file = files.find((one) => one.name === name)
    const hash = createHash('sha256')
    if (file !== undefined) for await (const chunk of house.objects.read(file.key)) hash.update(chunk)
    if (hash.digest('hex') !== expected) throw new Error(`${name} is not its parts, one behind the other`)
  }
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e6 ? 3 : 0)} MB`
const seconds = (value: number) => `${value.toFixed(2)} s`

async function measureMerge(
  house: House,
  rows: EngineRows,
  what: string,
  spans: readonly Span[],
  bar: number | null,
): Promise<readonly Finding[]> {
  const put = await putParts(house.objects, rows, spans, join(house.folder, 'files'))
  try {
    const runs: StepOutput[] = []
    const toFile: number[] = []
    const toNothing: number[] = []
    for (let turn = 0; turn < 3; turn++) {
      toFile.push(await catSeconds(put.files, join(house.folder, 'joined.csv')))
      toNothing.push(await catSeconds(put.files, '/dev/null'))
      runs.push(await runStep(house, 'merge', rows, put))
      if (turn === 0) await compareHashes(house, runs[0]?.files ?? [], put)
      await house.objects.deletePrefix('results/')
    }
    const ours = middle(runs.map(({ cpuSeconds }) => cpuSeconds))
    const theirs = middle(toFile)
    const one = runs[0] as StepOutput
    const about = `${put.parts.length} parts, ${megabytes(put.resultBytes)}`
    return [
      {
        what: `${what}: worker beside cat into a file`,
        figures: `${(ours / theirs).toFixed(2)} x (${seconds(ours)} against ${seconds(theirs)}; ${about})`,
        bar: bar === null ? null : `at most ${bar} x`,
        isMet: bar === null ? null : ours <= bar * theirs,
      },
      plain(
        `${what}: beside cat into /dev/null`,
        `${(ours / middle(toNothing)).toFixed(2)} x (${seconds(middle(toNothing))})`,
      ),
      plain(
        `${what}: through the worker, for all tables`,
        `${megabytes(one.readBytes)} in, ${megabytes(one.sentBytes)} out, ${one.copies} copies in the store`,
      ),
      plain(
        `${what}: clock, and memory beyond idling`,
        `${seconds(one.wallSeconds)}, ${megabytes(one.peakBytes - one.idleBytes)}`,
      ),
    ]
  } finally {
    await house.objects.deletePrefix('parts/')
    await rm(join(house.folder, 'files'), { recursive: true })
    await rm(join(house.folder, 'joined.csv'), { force: true })
  }
}

async function measureResolve(house: House, rows: EngineRows, spans: readonly Span[]): Promise<readonly Finding[]> {
  const put = await putParts(house.objects, rows, spans, join(house.folder, 'files'))
  try {
    const used = await runStep(house, 'resolve', rows, put)
    const count = spans.reduce((sum, span) => sum + span.rows, 0)
    const beyond = used.peakBytes - used.idleBytes
    return [
      {
        what: `duplicates of ${count} rows: memory beyond idling`,
        figures: `${megabytes(beyond)} (${megabytes(used.peakBytes)} against ${megabytes(used.idleBytes)})`,
        bar: `at most ${megabytes(BAR_BYTES)}`,
        isMet: beyond <= BAR_BYTES,
      },
      plain(
        `duplicates of ${count} rows: processor`,
        `${seconds(used.cpuSeconds)}, ${((used.cpuSeconds / count) * 1e6).toFixed(2)} µs a row (clock ${seconds(used.wallSeconds)})`,
      ),
      plain(
        `duplicates of ${count} rows: through the worker`,
        `${megabytes(used.readBytes)} in, ${megabytes(used.sentBytes)} out; ${used.replaced} of ${spans.length} parts rewritten`,
      ),
    ]
  } finally {
    await house.objects.deletePrefix('parts/')
    await rm(join(house.folder, 'files'), { recursive: true })
  }
}

const plain = (what: string, figures: string): Finding => ({ what, figures, bar: null, isMet: null })
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

function print({ what, figures, bar, isMet }: Finding): void {
  if (isMet === false) process.exitCode = 1
  const verdict = bar === null ? '' : `bar: ${bar}${isMet ? '' : ' - MISSED'}`
  console.log(`${what.padEnd(62)} ${figures.padEnd(70)} ${verdict}`.trimEnd())
}

async function main([given]: readonly string[]): Promise<void> {
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1e9)} GB`
  console.log(`${process.platform} ${process.arch}, ${machine}, Node ${process.version}\n`)
  const count = Number(given ?? ROWS)
  const folder = await mkdtemp(join(tmpdir(), 'kith-merge-'))
  const house = await openHouse(folder)
  try {
    const rows = await engineRows(join(folder, 'list'), ENGINE_ROWS, PEOPLE, null)
    const spans = await engineSpans(rows, count)
    for (const finding of await measureMerge(house, rows, 'as made', spans, BAR_AS_MADE)) print(finding)
    const large = evenSpans(rows, count, 50 * MIB)
    for (const finding of await measureMerge(house, rows, 'of 50 MiB', large, BAR_LARGE)) print(finding)
    const narrow = await engineRows(join(folder, 'narrow'), ENGINE_ROWS, PEOPLE, NARROW)
    const narrowSpans = await engineSpans(narrow, count)
    for (const finding of await measureMerge(house, narrow, 'two columns', narrowSpans, BAR_AS_MADE)) print(finding)
    for (const finding of await measureResolve(house, rows, spans)) print(finding)
  } finally {
    await house.close()
    await rm(folder, { recursive: true, force: true })
  }
}

await main(process.argv.slice(2))
