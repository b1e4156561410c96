/**
 * What it costs a worker to merge the parts of a long job, beside `cat` of the same bytes; and to find its duplicates.
 *   npm run bench -- merge                     everything, with 10 million rows
 *   npm run bench -- merge made 1000000        one section, with another number of rows
 * Sections: made, large, narrow (parts as the engine makes them, of 50 MiB, of two columns), duplicates, many. Needs about
 * a kilobyte of disk a row in the temporary folder, and gives all of it back.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { s3Objects } from '#adapters/s3/objects.ts'
import { startStandInProcess } from '#local/s3/stand-in-process.ts'
import type { ResultFile } from '#pipeline/ports/jobs.ts'
import type { Span } from '#pipeline/ports/messages.ts'
import { type EngineRows, engineRows } from './merge/engine-rows.ts'
import type { Found } from './merge/find-many.ts'
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
  const program = join(import.meta.dirname, 'merge/run-step.ts')
  return JSON.parse(await outputOf(process.execPath, ['--import', 'tsx', program, file])) as StepOutput
}

/** @returns what a program says on stdout. @throws when it fails */
async function outputOf(
  program: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...more },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${args.slice(0, 4).join(' ')} ended with ${code}`)
  return said
}

/** @returns seconds of the processor that `cat` takes for the files, into `to` */
async function catSeconds(files: readonly string[], to: string): Promise<number> {
  const args = ['-c', 'cat "$@" > "$TO" && times', 'bash', ...files]
  const said = await outputOf('bash', args, { TO: to, LC_ALL: 'C' })
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
        `${megabytes(one.readBytes)} in (${megabytes(rejectedBytes(put))} of rejected rows), ${one.copies} copies in the store`,
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

const rejectedBytes = ({ parts }: PutParts) => parts.reduce((sum, { part }) => sum + (part?.sections.rejected ?? 0), 0)

const plain = (what: string, figures: string): Finding => ({ what, figures, bar: null, isMet: null })
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

function print({ what, figures, bar, isMet }: Finding): void {
  if (isMet === false) process.exitCode = 1
  const verdict = bar === null ? '' : `bar: ${bar}${isMet ? '' : ' - MISSED'}`
  console.log(`${what.padEnd(62)} ${figures.padEnd(70)} ${verdict}`.trimEnd())
}

/** How memory and work grow with a list, without its lines. */
async function measureMany(folder: string, rows: number, share: number): Promise<readonly Finding[]> {
  const program = join(import.meta.dirname, 'merge/find-many.ts')
  const args = ['--import', 'tsx', program, String(rows), String(share), join(folder, 'aside')]
  const { found, cpuSeconds, peakBytes, idleBytes } = JSON.parse(await outputOf(process.execPath, args)) as Found
  return [
    plain(
      `finding alone, ${rows} rows, ${found} duplicates`,
      `${megabytes(peakBytes - idleBytes)} beyond idling; ${seconds(cpuSeconds)}, ${((cpuSeconds / rows) * 1e6).toFixed(2)} µs a row`,
    ),
  ]
}

const SECTIONS = ['made', 'large', 'narrow', 'duplicates', 'many'] as const
type SectionName = (typeof SECTIONS)[number]

async function measure(name: SectionName, house: House, folder: string, count: number): Promise<readonly Finding[]> {
  const rowsOf = (columns: readonly string[] | null) => engineRows(join(folder, name), ENGINE_ROWS, PEOPLE, columns)
  switch (name) {
    case 'made': {
      const rows = await rowsOf(null)
      return measureMerge(house, rows, 'as made', await engineSpans(rows, count), BAR_AS_MADE)
    }
    case 'large': {
      const rows = await rowsOf(null)
      return measureMerge(house, rows, 'of 50 MiB', evenSpans(rows, count, 50 * MIB), BAR_LARGE)
    }
    case 'narrow': {
      const rows = await rowsOf(NARROW)
      return measureMerge(house, rows, 'two columns', await engineSpans(rows, count), BAR_AS_MADE)
    }
    case 'duplicates': {
      const rows = await rowsOf(null)
      return measureResolve(house, rows, await engineSpans(rows, count))
    }
    case 'many': {
      const findings: Finding[] = []
      for (const times of [0.1, 1, 3]) findings.push(...(await measureMany(folder, count * times, 0.05)))
      return [...findings, ...(await measureMany(folder, count * 3, 0.999))]
    }
    default:
      return name satisfies never
  }
}

async function main([given, rows]: readonly string[]): Promise<void> {
  const chosen = given === undefined ? SECTIONS : SECTIONS.filter((name) => name === given)
  if (chosen.length === 0) {
    console.error(`Say which section: ${SECTIONS.join(', ')}.`)
    process.exit(2)
  }
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1e9)} GB`
  console.log(`${process.platform} ${process.arch}, ${machine}, Node ${process.version}\n`)
  const folder = await mkdtemp(join(tmpdir(), 'kith-merge-'))
  const house = await openHouse(folder)
  try {
    for (const name of chosen) {
      for (const finding of await measure(name, house, folder, Number(rows ?? ROWS))) print(finding)
    }
  } finally {
    await house.close()
    await rm(folder, { recursive: true, force: true })
  }
}

await main(process.argv.slice(2))
