/** Rows as the engine writes them: a list of some size goes through the whole pipeline, and its parts are taken apart. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readLinePlace, SIDECAR_ROW_BYTES } from '#core/sidecar.ts'
import { eachPart } from '#pipeline/part/each-part.ts'
import { readBytes, readSection, viewOf } from '#pipeline/part/part-sections.ts'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { Part } from '#pipeline/ports/parts.ts'
import type { SourceFile } from '#pipeline/ports/source-file.ts'
import { makeCrowd } from '../lists/make-crowd.ts'
import { finishJob, WORKSPACE } from './house.ts'

export interface EngineRows {
  readonly job: Job
  readonly count: number
  /** The list's bytes from the first row on. */
  readonly source: Uint8Array
  /** Lines, and where each begins; one more at the end. */
  readonly result: Lines
  readonly spreadsheet: Lines
  /** Of all rows that were rejected, one behind the other. */
  readonly rejected: Uint8Array
  /** One record per row. */
  readonly sidecar: Uint8Array
  readonly tallies: Part['tallies']
}

export interface Lines {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
}

/** @param folder where the list and its directory are made; only the own columns of `columns` are kept, if given */
export async function engineRows(
  folder: string,
  rows: number,
  people: number,
  columns: readonly string[] | null,
): Promise<EngineRows> {
  await makeCrowd({ rows, people, seed: 1, out: folder })
  const list = await readFile(join(folder, 'contacts.csv'), 'utf8')
  const directory = await readFile(join(folder, 'directory.csv'), 'utf8')
  const { job, objects, ranges } = await finishJob(directory, columns === null ? list : onlyColumns(list, columns))

  const pieces = { result: [] as Uint8Array[], spreadsheet: [] as Uint8Array[], rejected: [] as Uint8Array[] }
  const sidecars: Uint8Array[] = []
  const starts = { result: [] as number[], spreadsheet: [] as number[] }
  const ends = { result: 0, spreadsheet: 0 }
  let tallies: Part['tallies'] | null = null
  for await (const { part } of eachPart(ranges, WORKSPACE, 'job')) {
    if (part === null) throw new Error('a part is missing')
    tallies ??= part.tallies
    const result = await readSection(objects, part, 'result')
    const own = await readSection(objects, part, 'spreadsheet')
    const index = await readSection(objects, part, 'index')
    const sidecar = viewOf(index)
    const tables = { result, spreadsheet: own.length > 0 ? own : result }
    for (const name of ['result', 'spreadsheet'] as const) {
      for (let i = 0; i < index.length / SIDECAR_ROW_BYTES; i++) {
        starts[name].push(ends[name] + readLinePlace(sidecar, i, name).offset)
      }
      pieces[name].push(tables[name])
      ends[name] += tables[name].length
    }
    pieces.rejected.push(await readSection(objects, part, 'rejected'))
    sidecars.push(index)
  }
  if (tallies === null) throw new Error('nothing was written')
  const lines = (name: 'result' | 'spreadsheet'): Lines => ({
    bytes: Buffer.concat(pieces[name]),
    starts: Uint32Array.from([...starts[name], ends[name]]),
  })
  const { key, bytes, dialect } = job.source
  const source = await readBytes(objects, key, { from: dialect.dataStart, to: bytes })
  return {
    job,
    count: starts.result.length,
    source,
    result: lines('result'),
    spreadsheet: lines('spreadsheet'),
    rejected: Buffer.concat(pieces.rejected),
    sidecar: Buffer.concat(sidecars),
    tallies,
  }
}

/** @returns a job's source as if its rows came `times` times */
export function repeated(source: SourceFile, rowBytes: number, times: number): SourceFile {
  return { ...source, bytes: source.dialect.dataStart + rowBytes * times }
}

/** The made list has no cell with a delimiter, quote or line end in these columns. */
function onlyColumns(list: string, wanted: readonly string[]): string {
  const lines = list.split('\n').filter((line) => line !== '')
  const header = lines[0]?.trimEnd().split(',') ?? []
  const chosen = wanted.map((name) => header.indexOf(name))
  if (chosen.includes(-1)) throw new Error(`the list has only ${header.join(', ')}`)
  const picked = lines.map((line) => {
    const cells = line.trimEnd().split(',')
    return chosen.map((column) => cells[column]).join(',')
  })
  return `${picked.join('\n')}\n`
}
