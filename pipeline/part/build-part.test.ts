/** Any cut of any file into ranges gives the same rows and the same bytes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryObjects } from '#adapters/memory/objects.ts'
import { codec } from '#adapters/text/codec.ts'
import { addTallies, noTallies } from '#core/counts.ts'
import { detectDialect } from '#core/detect-dialect.ts'
import type { Field, Mapping } from '#core/field.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { scanEnds } from '#core/scan-ends.ts'
import { SIDECAR_ROW_BYTES } from '#core/sidecar.ts'
import { uploadKey } from '#core/storage-key.ts'
import type { Job } from '../ports/jobs.ts'
import type { Span } from '../ports/messages.ts'
import { buildPart } from './build-part.ts'

const KEY = uploadKey('w', 'u')
const FIELDS: readonly Field[] = ['first_name', 'last_name', 'email', 'phone', 'notes']
const NOBODY = { status: 'not_tried', issue: null } as const

const long = 'x'.repeat(5000)
const SAMPLES: Readonly<Record<string, Uint8Array>> = {
  plain: codec.encode('a,b\nBob,Smith\nAnn,Lee\n'),
  'quotes and line ends of all kinds': codec.encode('a,b\r\n"x\r\ny",1\n"say ""hi""",2\r\r\n#no,3\n,\n"open,4\nlast'),
  'byte order mark, ragged rows, empty lines': codec.encode(`\ufeffa;b;c\n\n1;2\n${long};"q;q";3;4;5\n\n;;\n`),
  'mixed encodings': new Uint8Array([
    ...codec.encode('a,b\nx,y\n'),
    0x4a,
    0xf6,
    0x72,
    0x67,
    0x2c,
    0x31,
    0x0a,
    ...codec.encode('z,1\n'),
  ]),
  'UTF-16': new Uint8Array([0xff, 0xfe, ...Buffer.from('a,b\r\nJörg,"1\n2"\r\n\r\n花,3', 'utf16le')]),
}

function corpus(): Readonly<Record<string, Uint8Array>> {
  const shared = process.env.KITH_SHARED ?? join(process.cwd(), '..', 'shared')
  const folder = join(shared, 'data', 'csv')
  if (!existsSync(folder)) {
    console.info('The shared CSV corpus is absent: only the samples of this file were cut.')
    return SAMPLES
  }
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  return { ...SAMPLES, ...Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))])) }
}

async function openJob(bytes: Uint8Array) {
  const found = detectDialect(bytes, { isWhole: true }, codec)
  if ('error' in found) return null
  const objects = memoryObjects()
  const { etag } = await objects.write(KEY, [bytes], 'text/csv')
  const { dialect } = found
  const mapping: Mapping = FIELDS.slice(0, dialect.columns.length).map((field, column) => ({ column, field }))
  const source = { key: KEY, etag, bytes: bytes.byteLength, filename: 'x.csv', dialect }
  const job = {
    workspaceId: 'w',
    id: 'j',
    source,
    mapping,
    options: DEFAULT_OPTIONS,
    frozen: null,
    askUnknownBefore: null,
    tallies: noTallies(),
  }
  const ends: { readonly offset: number; readonly row: number }[] = [{ offset: dialect.dataStart, row: 1 }]
  const engine = scanEnds(dialect, { offset: dialect.dataStart, row: 1 }, (offset, row) => ends.push({ offset, row }))
  engine.push(bytes.subarray(dialect.dataStart))
  engine.end('file')
  return { objects, job: job as unknown as Job, ends }
}

async function build(opened: NonNullable<Awaited<ReturnType<typeof openJob>>>, cuts: readonly number[]) {
  const { objects, job, ends } = opened
  const marks = [0, ...[...new Set(cuts)].sort((a, b) => a - b), ends.length - 1]
  const sections = { result: [] as Uint8Array[], spreadsheet: [] as Uint8Array[], rejected: [] as Uint8Array[] }
  let tallies = noTallies()
  for (const [i, mark] of marks.slice(0, -1).entries()) {
    const from = ends[mark] as { offset: number; row: number }
    const to = ends[marks[i + 1] as number] as { offset: number; row: number }
    const span: Span = { fromByte: from.offset, toByte: to.offset, firstRow: from.row, rows: to.row - from.row }
    const part = await buildPart(objects, job, span, codec, NOBODY, new AbortController().signal)
    expect(part.index.byteLength / SIDECAR_ROW_BYTES).toBe(span.rows)
    sections.result.push(part.result)
    sections.spreadsheet.push(part.spreadsheet.byteLength === 0 ? part.result : part.spreadsheet)
    sections.rejected.push(part.rejected)
    tallies = addTallies(tallies, part.tallies)
  }
  const text = (pieces: readonly Uint8Array[]) => Buffer.concat(pieces).toString('latin1')
  return {
    result: text(sections.result),
    spreadsheet: text(sections.spreadsheet),
    rejected: text(sections.rejected),
    tallies,
  }
}

test.each(Object.entries(corpus()))('%s', async (_name, bytes) => {
  const opened = await openJob(bytes)
  if (opened === null) return
  const whole = await build(opened, [])
  const places = fc.integer({ min: 0, max: opened.ends.length - 1 })
  await fc.assert(
    fc.asyncProperty(fc.array(places, { maxLength: 12 }), async (cuts) => {
      expect(await build(opened, cuts)).toEqual(whole)
    }),
    { numRuns: 8 },
  )
})
