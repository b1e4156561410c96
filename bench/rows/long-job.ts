/** A job of ten million rows as it stands in Postgres and S3: one range that was really worked on, two hundred times. */
import { join } from 'node:path'
import { codec } from '#adapters/text/codec.ts'
import { addTallies, noTallies, type Tallies } from '#core/counts.ts'
import { ROW_STATUSES, type RowStatus } from '#core/outcome.ts'
import { SIDECAR_ROW_BYTES } from '#core/sidecar.ts'
import { partKey } from '#core/storage-key.ts'
import { calibrate } from '#pipeline/calibrate.ts'
import { enrich } from '#pipeline/enrich.ts'
import { importDirectory } from '#pipeline/import-directory.ts'
import { readSection, sectionRange } from '#pipeline/part/part-sections.ts'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { Task } from '#pipeline/ports/messages.ts'
import type { Part } from '#pipeline/ports/parts.ts'
import { resolve } from '#pipeline/resolve.ts'
import { type House, WORKSPACE } from '../split/house.ts'
import { addDirectory, putList } from '../split/put-list.ts'

export const RANGE_ROWS = 50_000
export const RANGES = 200
/** Nobody could finish it: its rows stand in the source alone. */
const DEAD = 150
/** Of all ten million rows these alone are `suppressed`, one in each range. */
const RARE: readonly number[] = [37, 120, 190]

/** Takes the next step of a list or directory up. */
async function begin({ ports }: House, subjectId: string, step: Task['step']): Promise<Task> {
  const messages = await ports.backlog.claim(100)
  const message = messages.find((each) => each.subjectId === subjectId && each.step === step)
  await ports.backlog.unclaim(messages.filter((each) => each !== message))
  if (message === undefined) throw new Error(`no ${step}`)
  const begun = await ports.ranges.begin(message, 'bench')
  if (begun.outcome !== 'go') throw new Error(begun.outcome)
  return begun.task
}

/** @param folder with `directory.csv`, and `contacts.csv` of RANGE_ROWS rows */
export async function makeLongJob(house: House, folder: string): Promise<string> {
  const { ports } = house
  const signal = new AbortController().signal
  await addDirectory(house, 'people', join(folder, 'directory.csv'))
  const importing = await begin(house, 'people', 'import')
  const directory = await ports.directories.get(WORKSPACE, 'people')
  if (directory === null) throw new Error('no directory')
  await importDirectory(ports, importing, directory, signal)

  const id = 'long'
  await (await putList(house, 'list', join(folder, 'contacts.csv')))(id, 'people')
  const jobNow = async () => {
    const job = await ports.jobs.get(WORKSPACE, id)
    if (job === null) throw new Error('no job')
    return job
  }
  const split = await begin(house, id, 'split')
  const { dialect, bytes } = (await jobNow()).source
  await ports.ranges.append(split, 0, [{ fromByte: dialect.dataStart, toByte: bytes, firstRow: 1, rows: RANGE_ROWS }])
  await ports.ranges.finishSplit(split, 1)
  await calibrate(ports, await begin(house, id, 'calibrate'), await jobNow(), signal)
  await enrich(ports, await begin(house, id, 'enrich'), await jobNow(), signal)
  await resolve(ports, await begin(house, id, 'resolve'), await jobNow(), signal)
  const [range] = await ports.ranges.parts(WORKSPACE, id, 0, 1)
  if (!range?.part) throw new Error('no part')
  await multiply(house, await jobNow(), range.part)
  return id
}

/** Registers the part again and again as that of the ranges that follow. */
async function multiply({ ports, db }: House, job: Job, part: Part): Promise<void> {
  const rare = await withRareRow({ ports }, job, part)
  let tallies = noTallies()
  for (let n = 0; n < RANGES; n++) {
    const { sections, tallies: own, key: from } = RARE.includes(n) ? rare : part
    const isDead = n === DEAD
    const key = n === 0 ? part.key : partKey(WORKSPACE, job.id, n, 1, 9)
    if (n > 0 && !isDead) await copy({ ports }, from, key)
    if (!isDead) tallies = addTallies(tallies, own)
    await db.query(
      `insert into range (workspace_id, subject_id, step, n, from_byte, to_byte, first_row, rows, state, turn, accepted_at,
                          part_key, part_sections, tallies)
       select workspace_id, subject_id, step, $3, from_byte, to_byte, $4, rows, $5, nextval('range_turn'), now(),
         $6, $7, $8 from range where workspace_id = $1 and subject_id = $2 and step = 'enrich' and n = 0
       on conflict do nothing`,
      [
        ...[WORKSPACE, job.id, n, 1 + n * RANGE_ROWS, isDead ? 'dead' : 'done'],
        ...(isDead ? [null, null, null] : [key, JSON.stringify(sections), JSON.stringify(own)]),
      ],
    )
  }
  await db.query(
    `update job set ranges_total = $3, ranges_done = $3, dead_ranges = 1, dead_rows = $4, rows_split = $5, tallies = $6
     where workspace_id = $1 and id = $2`,
    [WORKSPACE, job.id, RANGES, RANGE_ROWS, RANGES * RANGE_ROWS, JSON.stringify(tallies)],
  )
  await db.query('analyze')
}

async function copy({ ports }: Pick<House, 'ports'>, from: Part['key'], to: Part['key']): Promise<void> {
  const bytes = (await ports.objects.head(from))?.bytes ?? 0
  const id = await ports.objects.startMultipart(to, 'application/octet-stream')
  const tag = await ports.objects.copyPart(to, id, 1, from, { from: 0, to: bytes })
  await ports.objects.completeMultipart(to, id, [tag])
}

/** @returns the same part, but one row in the middle of it is `suppressed` */
async function withRareRow({ ports }: Pick<House, 'ports'>, job: Job, part: Part): Promise<Part> {
  const whole = new Uint8Array((await ports.objects.head(part.key))?.bytes ?? 0)
  let at = 0
  for await (const chunk of ports.objects.read(part.key)) {
    whole.set(chunk, at)
    at += chunk.length
  }
  const row = RANGE_ROWS / 2 + 7
  const [index, statuses] = [sectionRange(part.sections, 'index').from, sectionRange(part.sections, 'statuses').from]
  const was = ROW_STATUSES[whole[statuses + row] as number] as RowStatus
  const suppressed = ROW_STATUSES.indexOf('suppressed')
  whole[index + row * SIDECAR_ROW_BYTES] = suppressed
  whole[statuses + row] = suppressed
  const key = partKey(WORKSPACE, job.id, 1_000_000, 1, 1)
  await ports.objects.write(key, [whole], 'application/octet-stream')
  const changed: Tallies['statuses'] = {
    ...part.tallies.statuses,
    [was]: part.tallies.statuses[was] - 1,
    suppressed: 1,
  }
  return { ...part, key, tallies: { ...part.tallies, statuses: changed } }
}

/** @returns how large things are, for the print */
export async function sizesOf({ ports }: House, job: Job): Promise<string> {
  const [range] = await ports.ranges.parts(WORKSPACE, job.id, 0, 1)
  if (!range?.part) throw new Error('no part')
  const { sections } = range.part
  const status = await readSection(ports.objects, range.part, 'statuses')
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`
  const directory = await ports.directories.get(WORKSPACE, 'people')
  return [
    `a part of ${status.length.toLocaleString('en')} rows: result ${mb(sections.result)}, index ${mb(sections.index)}`,
    `statuses ${mb(status.length)}; directory ${mb(directory?.index?.bytes ?? 0)}; job ${mb(codec.encode(JSON.stringify(job)).length)}`,
  ].join(', ')
}
