/**
 * Finds the duplicates of a list of any length whose sidecars are made up as they are read; what is put aside goes to
 * files. Says on stdout what it used.
 *   node --import tsx bench/merge/find-many.ts ROWS SHARE_OF_DUPLICATES FOLDER
 */
import { filesObjects } from '#adapters/files/objects.ts'
import { noTallies } from '#core/counts.ts'
import { ROW_STATUSES } from '#core/outcome.ts'
import { identityAt, SIDECAR_ROW_BYTES } from '#core/sidecar.ts'
import { doublesKey, partKey } from '#core/storage-key.ts'
import { findDoubles, MEMORY } from '#pipeline/part/find-doubles.ts'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { RangePart } from '#pipeline/ports/parts.ts'
import { ownPeakBytes } from './own-peak.ts'

export interface Found {
  readonly found: number
  readonly cpuSeconds: number
  readonly peakBytes: number
  readonly idleBytes: number
}

const ROWS_PER_PART = 50_000
const [rows = 0, share = 0] = process.argv.slice(2, 4).map(Number)
const files = filesObjects(process.argv[4] ?? '')
const sidecar = new Uint8Array(ROWS_PER_PART * SIDECAR_ROW_BYTES)
const view = new DataView(sidecar.buffer)
const matched = ROW_STATUSES.indexOf('matched')
/** So many different people are in the list; who comes when is mixed up, and the same every time. */
const people = Math.max(1, Math.round(rows * (1 - share)))

function spread(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return mixed ^ (mixed >>> 15)
}

function fill(firstRow: number, count: number): Uint8Array {
  for (let i = 0; i < count; i++) {
    const row = firstRow + i
    const person = row <= people ? row : 1 + ((spread(row) >>> 0) % people)
    view.setUint8(i * SIDECAR_ROW_BYTES, matched)
    for (let word = 0; word < 4; word++)
      view.setInt32(identityAt(i) + 4 * word, spread(person + word * 0x3c6ef372), true)
  }
  return sidecar.subarray(0, count * SIDECAR_ROW_BYTES)
}

let making = 0
const objects = {
  ...files,
  async *read(...[key, options]: Parameters<typeof files.read>) {
    const n = /\/(\d+)\/1-1$/.exec(key)?.[1]
    if (n === undefined) yield* files.read(key, options)
    else {
      const firstRow = Number(n) * ROWS_PER_PART + 1
      const before = process.cpuUsage()
      const bytes = fill(firstRow, Math.min(ROWS_PER_PART, rows - firstRow + 1))
      const { user, system } = process.cpuUsage(before)
      making += user + system
      yield bytes
    }
  },
}

async function* parts(): AsyncGenerator<RangePart> {
  for (let n = 0; n * ROWS_PER_PART < rows; n++) {
    const count = Math.min(ROWS_PER_PART, rows - n * ROWS_PER_PART)
    const sections = { result: 0, spreadsheet: 0, rejected: 0, index: count * SIDECAR_ROW_BYTES }
    const span = { fromByte: 0, toByte: 0, firstRow: n * ROWS_PER_PART + 1, rows: count }
    const part = { key: partKey('w', 'j', n, 1, 1), sections, tallies: noTallies() }
    yield { n, span, generation: 1, isDead: false, part }
  }
}

const job = { rowsSplit: rows, isCancelled: false, providers: [] } as unknown as Job
const idleBytes = process.memoryUsage.rss()
const before = process.cpuUsage()
const doubles = await findDoubles(objects, parts(), job, (name) => doublesKey('w', 'j', 1, 1, name), MEMORY)
let given = 0
for await (const range of parts()) given += (await doubles.of(range)).size
if (given !== doubles.found) throw new Error(`${doubles.found} were found, ${given} given out`)
const { user, system } = process.cpuUsage(before)
const output: Found = {
  found: given,
  cpuSeconds: (user + system - making) / 1e6,
  peakBytes: ownPeakBytes(),
  idleBytes,
}
console.log(JSON.stringify(output))
