/** Puts the parts of a long job into a store, and the same bytes into files for what it is measured against. */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codec } from '#adapters/text/codec.ts'
import { type ResultName, resultHeader } from '#core/result-header.ts'
import { identityAt, moveLine, SIDECAR_ROW_BYTES } from '#core/sidecar.ts'
import { partKey } from '#core/storage-key.ts'
import { layoutOf } from '#pipeline/part/layout.ts'
import { writePart } from '#pipeline/part/write-part.ts'
import type { Span } from '#pipeline/ports/messages.ts'
import type { ObjectReader, ObjectWriter } from '#pipeline/ports/objects.ts'
import type { RangePart } from '#pipeline/ports/parts.ts'
import { split } from '#pipeline/split.ts'
import { type EngineRows, repeated } from './engine-rows.ts'

/** One row in so many is the same again whenever the list comes round. */
const SAME_AGAIN = 50

/** @returns the spans that the split makes of a list of so many rows, without the list: its rows come round */
export async function engineSpans(rows: EngineRows, count: number): Promise<readonly Span[]> {
  const times = count / rows.count
  const source = repeated(rows.job.source, rows.source.length, times)
  const spans: Span[] = []
  const objects: Pick<ObjectReader, 'head' | 'read'> = {
    head: async () => null,
    async *read() {
      for (let i = 0; i < times; i++) yield rows.source
    },
  }
  const ranges = {
    lastSpan: async () => ({ nextN: 0, last: null }),
    append: async (_task: unknown, _firstN: number, more: readonly Span[]) => {
      spans.push(...more)
      return true
    },
    finishSplit: async () => true,
  }
  const ids = { step: 'split', workspaceId: 'w', subjectId: 'j', n: 0, generation: 1, attempt: 1 } as const
  const task = { ...ids, failures: 0, span: null }
  await split({ objects, ranges }, task, { ...rows.job, source }, new AbortController().signal)
  return spans
}

/** @returns spans whose result has so many bytes each */
export function evenSpans(rows: EngineRows, count: number, resultBytes: number): readonly Span[] {
  const each = Math.ceil(resultBytes / (rows.result.bytes.length / rows.count))
  const spans: Span[] = []
  for (let firstRow = 1; firstRow <= count; firstRow += each) {
    const last = Math.min(count, firstRow + each - 1)
    spans.push({ fromByte: firstRow, toByte: last + 1, firstRow, rows: last - firstRow + 1 })
  }
  return spans
}

export interface PutParts {
  readonly parts: readonly RangePart[]
  /** The rows of the result, a file per part. */
  readonly files: readonly string[]
  readonly resultBytes: number
  /** Of header and rows, one behind the other. */
  readonly hashes: Readonly<Record<'result.csv' | 'result.spreadsheet.csv', string>>
}

export async function putParts(
  objects: ObjectWriter,
  rows: EngineRows,
  spans: readonly Span[],
  folder: string,
): Promise<PutParts> {
  await mkdir(folder, { recursive: true })
  const layout = layoutOf(rows.job, codec)
  const hashOf = (name: ResultName) => createHash('sha256').update(resultHeader(name, layout))
  const hashes = { 'result.csv': hashOf('result.csv'), 'result.spreadsheet.csv': hashOf('result.spreadsheet.csv') }
  const parts: RangePart[] = []
  const files: string[] = []
  let resultBytes = 0
  for (const [n, span] of spans.entries()) {
    const built = { ...sectionsOf(rows, span), tallies: rows.tallies }
    const key = partKey(rows.job.workspaceId, rows.job.id, n, 1, 1)
    parts.push({ n, span, generation: 1, isDead: false, part: await writePart(objects, key, built) })
    hashes['result.csv'].update(built.result)
    hashes['result.spreadsheet.csv'].update(built.spreadsheet.length > 0 ? built.spreadsheet : built.result)
    const file = join(folder, `${n}.csv`)
    await writeFile(file, built.result)
    files.push(file)
    resultBytes += built.result.length
  }
  return {
    parts,
    files,
    resultBytes,
    hashes: {
      'result.csv': hashes['result.csv'].digest('hex'),
      'result.spreadsheet.csv': hashes['result.spreadsheet.csv'].digest('hex'),
    },
  }
}

/** The sections of a part of these rows; the list's rows come round. */
function sectionsOf(rows: EngineRows, { firstRow, rows: count }: Span) {
  const index = new Uint8Array(count * SIDECAR_ROW_BYTES)
  const sidecar = new DataView(index.buffer)
  const pieces = { result: [] as Uint8Array[], spreadsheet: [] as Uint8Array[] }
  const ends = { result: 0, spreadsheet: 0 }
  for (let done = 0; done < count; ) {
    const at = (firstRow - 1 + done) % rows.count
    const take = Math.min(count - done, rows.count - at)
    const turn = Math.floor((firstRow - 1 + done) / rows.count)
    index.set(rows.sidecar.subarray(at * SIDECAR_ROW_BYTES, (at + take) * SIDECAR_ROW_BYTES), done * SIDECAR_ROW_BYTES)
    for (const name of ['result', 'spreadsheet'] as const) {
      const { bytes, starts } = rows[name]
      const from = starts[at] ?? 0
      const to = starts[at + take] ?? 0
      for (let i = 0; i < take; i++) moveLine(sidecar, done + i, name, ends[name] + (starts[at + i] ?? 0) - from)
      pieces[name].push(bytes.subarray(from, to))
      ends[name] += to - from
    }
    for (let i = 0; i < take; i++) if ((at + i) % SAME_AGAIN !== 0) becomeAnother(sidecar, done + i, turn)
    done += take
  }
  const result = Buffer.concat(pieces.result)
  const spreadsheet = Buffer.concat(pieces.spreadsheet)
  const share = Math.min(1, count / rows.count)
  return {
    index,
    result,
    spreadsheet: spreadsheet.equals(result) ? new Uint8Array() : spreadsheet,
    rejected: rows.rejected.subarray(0, Math.floor(rows.rejected.length * share)),
  }
}

/** Gives a row another identity each time the list comes round. */
function becomeAnother(sidecar: DataView, row: number, turn: number): void {
  if (turn === 0) return
  const at = identityAt(row)
  for (let word = 0; word < 4; word++) {
    const mask = Math.imul(turn, 0x9e3779b1 + 2 * word)
    sidecar.setUint32(at + 4 * word, sidecar.getUint32(at + 4 * word, true) ^ mask, true)
  }
}
