/**
 * Duplicates against the obvious way to find them, and the files of a job whatever its cuts: ranges that died, rows that
 * failed and rows that say nothing included, with so little memory that nearly everything is put aside.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryObjects } from '#adapters/memory/objects.ts'
import { codec } from '#adapters/text/codec.ts'
import { addTallies, noTallies, type Tallies } from '#core/counts.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { partKey } from '#core/storage-key.ts'
import { merge } from './merge.ts'
import { buildPart } from './part/build-part.ts'
import type { DoublesMemory } from './part/find-doubles.ts'
import type { RowWatch } from './part/row-watch.ts'
import { writePart } from './part/write-part.ts'
import type { Job, ResultFile } from './ports/jobs.ts'
import type { Task } from './ports/messages.ts'
import type { RangePart } from './ports/parts.ts'
import { resolve } from './resolve.ts'
import { putSource } from './test-source.ts'

interface Row {
  readonly email: number
  readonly name: number
  /** How it is written: never the same twice, always the same person. */
  readonly hand: number
  readonly kind: 'usual' | 'blank' | 'crashes'
}

const HANDS = [
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => ` ${text}`,
  (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
]
const row: fc.Arbitrary<Row> = fc.record({
  email: fc.integer({ min: 0, max: 5 }),
  name: fc.integer({ min: 0, max: 2 }),
  hand: fc.nat(HANDS.length - 1),
  kind: fc.constantFrom('usual', 'usual', 'usual', 'usual', 'usual', 'blank', 'crashes'),
})
const NAMES = ['ann', 'bob', 'cem']
const HEADER = 'note,email,first name\n'

function lineOf({ email, name, hand, kind }: Row, i: number): string {
  const write = HANDS[hand] as (text: string) => string
  return kind === 'blank' ? `n${i},,\n` : `n${i},${write(`p${email}@mail.example`)},${write(NAMES[name] as string)}\n`
}

interface Setting {
  /** Rows before which a range begins. */
  readonly cuts: readonly number[]
  /** Which of the ranges died. */
  readonly dead: readonly number[]
  /** They died when they were tried again, after all duplicates had been found. */
  readonly areDeadLater?: boolean
  readonly memory: DoublesMemory
}

const ATTEMPT = { workspaceId: 'w', subjectId: 'j', n: 0, generation: 1, attempt: 1, failures: 0, span: null } as const
const signal = new AbortController().signal

/** From rows to files, by resolve and merge as they are. */
async function run(rows: readonly Row[], { cuts, dead, areDeadLater, memory }: Setting, more: Partial<Job> = {}) {
  const objects = memoryObjects()
  const lines = rows.map(lineOf)
  const { source } = await putSource({ objects, codec }, 'w', 'u', HEADER + lines.join(''))
  const mapping = [
    { column: 1, field: 'email' },
    { column: 2, field: 'first_name' },
  ] as const
  const ends = [source.dialect.dataStart]
  for (const line of lines) ends.push((ends.at(-1) ?? 0) + line.length)
  const marks = [...new Set([0, ...cuts.map((cut) => cut % rows.length), rows.length])].sort((a, b) => a - b)
  const spans = marks.slice(0, -1).map((from, n) => {
    const to = marks[n + 1] as number
    return { fromByte: ends[from] as number, toByte: ends[to] as number, firstRow: from + 1, rows: to - from }
  })
  const isDead = (n: number) => dead.some((one) => one % spans.length === n)
  const base = { workspaceId: 'w', id: 'j', source, mapping, options: DEFAULT_OPTIONS, frozen: null, providers: [] }
  let job = { ...base, isCancelled: false, resultGeneration: 0, rowsSplit: rows.length, ...more } as unknown as Job
  const watch: RowWatch = { begin: (at) => (rows[at - 1]?.kind === 'crashes' ? 'read' : 'all'), rest() {} }

  let tallies: Tallies = noTallies()
  const parts: RangePart[] = []
  for (const [n, span] of spans.entries()) {
    const lookups = { status: 'not_tried', issue: null } as const
    const work = { watch, renew: async () => lookups }
    const built = await buildPart(objects, job, span, codec, lookups, signal, work)
    const part = isDead(n) && !areDeadLater ? null : await writePart(objects, partKey('w', 'j', n, 1, 1), built)
    if (part !== null) tallies = addTallies(tallies, part.tallies)
    parts.push({ n, span, generation: 1, part, isDead: part === null })
  }
  const keysBefore = objects.keys().length
  let files: readonly ResultFile[] = []
  let replaced = 0
  const ranges = {
    parts: async (_workspaceId: string, _jobId: string, fromN: number, limit: number) =>
      parts.slice(fromN, fromN + limit),
    replacePart: async (_task: Task, n: number, _old: string, part: RangePart['part']) => {
      parts[n] = { ...(parts[n] as RangePart), part }
      replaced++
      return 'accepted' as const
    },
    finishResolve: async () => true,
    finishMerge: async (_task: Task, written: readonly ResultFile[]) => {
      files = written
      return true
    },
  }
  const ports = { objects, ranges, codec }
  await resolve(ports, { ...ATTEMPT, step: 'resolve' }, job, signal, memory)
  // Nothing that was put aside is left, only the parts that were written anew.
  expect(objects.keys().length).toBe(keysBefore + replaced)
  const first = replaced
  await resolve(ports, { ...ATTEMPT, step: 'resolve', attempt: 2 }, job, signal, memory)
  expect(replaced).toBe(first)
  for (const [n, range] of parts.entries()) if (isDead(n)) parts[n] = { ...range, part: null, isDead: true }
  await resolve(ports, { ...ATTEMPT, step: 'resolve', attempt: 3 }, job, signal, memory)

  tallies = noTallies()
  for (const { part } of parts) if (part !== null) tallies = addTallies(tallies, part.tallies)
  job = { ...job, tallies, deadRanges: parts.filter(({ part }) => part === null).length }
  await merge(ports, { ...ATTEMPT, step: 'merge' }, job, signal)
  const texts: Record<string, string> = {}
  for (const { name, key, bytes } of files) {
    const chunks: Uint8Array[] = []
    for await (const chunk of objects.read(key)) chunks.push(chunk)
    texts[name] = codec.decode(Buffer.concat(chunks), 'utf-8')
    expect(Buffer.byteLength(Buffer.concat(chunks))).toBe(bytes)
  }
  const isRowDead = (at: number) =>
    parts.some(({ part, span }) => part === null && at >= span.firstRow && at < span.firstRow + span.rows)
  return { texts, isRowDead }
}

/** The obvious way. @returns status and first row of every row */
function expected(rows: readonly Row[], isRowDead: (at: number) => boolean): readonly (readonly [string, string])[] {
  const firsts = new Map<string, number>()
  return rows.map(({ email, name, kind }, i) => {
    if (isRowDead(i + 1)) return ['failed', '']
    if (kind === 'crashes') return ['failed', '']
    if (kind === 'blank') return ['invalid', '']
    const who = `${email} ${name}`
    const first = firsts.get(who)
    if (first !== undefined) return ['duplicate', `duplicate_of:${first}`]
    firsts.set(who, i + 1)
    return ['not_tried', '']
  })
}

/** Status and duplicate of every line. No cell of these lists is quoted. */
function told(result: string): readonly (readonly [string, string])[] {
  const [header = '', ...lines] = result.split('\n').slice(0, -1)
  const at = (name: string) => header.split(',').indexOf(name)
  return lines.map((line) => {
    const cells = line.split(',')
    const doubles = (cells[at('kith_issues')] ?? '').split(';').filter((code) => code.startsWith('duplicate_of:'))
    return [cells[at('kith_status')] ?? '', doubles.join(';')]
  })
}

const memory = fc.record({
  rowsPerShare: fc.integer({ min: 1, max: 40 }),
  rowsHeld: fc.integer({ min: 1, max: 40 }),
  pairsHeld: fc.integer({ min: 1, max: 40 }),
})
const cuts = fc.array(fc.nat(), { maxLength: 8 })
const lists = fc.array(row, { minLength: 1, maxLength: 60 })

test('duplicates are those of the obvious way, whatever died and wherever it was cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      lists,
      fc.record({ cuts, dead: fc.array(fc.nat(), { maxLength: 2 }), memory }),
      async (rows, setting) => {
        const { texts, isRowDead } = await run(rows, setting)
        expect(told(texts['result.csv'] ?? '')).toEqual(expected(rows, isRowDead))
        expect(told((texts['result.spreadsheet.csv'] ?? '').slice(1))).toEqual(expected(rows, isRowDead))
      },
    ),
    { numRuns: 150 },
  )
})

test('the files are the same bytes, whatever the cuts and the memory', async () => {
  await fc.assert(
    fc.asyncProperty(lists, cuts, memory, async (rows, where, little) => {
      const much = { rowsPerShare: 1_000, rowsHeld: 1_000, pairsHeld: 1_000 }
      const whole = await run(rows, { cuts: [], dead: [], memory: much })
      const cut = await run(rows, { cuts: where, dead: [], memory: little })
      expect(cut.texts).toEqual(whole.texts)
    }),
    { numRuns: 60 },
  )
})

test('what dies when it is tried again leaves the files that it would have left at first', async () => {
  const dead = fc.array(fc.nat(), { minLength: 1, maxLength: 2 })
  await fc.assert(
    fc.asyncProperty(lists, fc.record({ cuts, dead, memory }), async (rows, setting) => {
      const { texts } = await run(rows, setting)
      expect((await run(rows, { ...setting, areDeadLater: true })).texts).toEqual(texts)
    }),
    { numRuns: 80 },
  )
})

test('a list of nothing but one row, again and again', async () => {
  const rows = Array.from({ length: 500 }, (_, i): Row => ({ email: 1, name: 1, hand: i % 4, kind: 'usual' }))
  const { texts } = await run(rows, {
    cuts: [1, 7, 100, 250],
    dead: [],
    memory: { rowsPerShare: 10, rowsHeld: 20, pairsHeld: 5 },
  })
  expect(told(texts['result.csv'] ?? '')).toEqual(expected(rows, () => false))
})

test('rows that a cancelled job did not come to repeat nobody', async () => {
  const rows = Array.from({ length: 20 }, (): Row => ({ email: 1, name: 1, hand: 0, kind: 'usual' }))
  const setting = { cuts: [5], dead: [], memory: { rowsPerShare: 10, rowsHeld: 20, pairsHeld: 5 } }
  const { texts } = await run(rows, setting, { isCancelled: true, providers: [{ directoryId: 'd' }] })
  expect(told(texts['result.csv'] ?? '')).toEqual(rows.map(() => ['not_tried', '']))
})

test('a list without rows has files with a header alone', async () => {
  const { texts } = await run([], { cuts: [], dead: [], memory: { rowsPerShare: 10, rowsHeld: 20, pairsHeld: 5 } })
  expect(Object.keys(texts)).toEqual(['result.csv', 'result.spreadsheet.csv', 'rejected.csv', 'report.json'])
  for (const name of ['result.csv', 'result.spreadsheet.csv', 'rejected.csv']) {
    expect(texts[name]).toMatch(/^\ufeff?note,email,first name,[^\n]*\n$/)
  }
})
