/** Physical lines of a file's head: what people count, whatever the quotes say. */
import { type Dialect, LINE_ENDS } from './dialect.ts'
import { createRecordEngine } from './record-engine.ts'

/** Where each line of the head ends, past its line end. */
function lineEnds(head: Uint8Array, dialect: Dialect): readonly number[] {
  const ends: number[] = []
  const from = dialect.bom ? dialect.dataStart : 0
  const engine = createRecordEngine(
    { ...dialect, quote: '', comment: null },
    from,
    (_kind, _window, _from, _to, end) => {
      ends.push(end)
    },
  )
  engine.push(head.subarray(from))
  engine.end('file')
  return ends
}

/** @param line 1-based. @returns the byte offset at which it begins, null where the head has no such line */
export function lineOffset(head: Uint8Array, blank: Dialect, line: number): number | null {
  if (line === 1) return blank.dataStart
  const before = lineEnds(head, blank)[line - 2]
  return before === undefined || before >= head.length ? null : before
}

/** @param blank its `dataStart` lies behind the byte order mark. @returns how many lines end at or before `offset` */
export function linesBefore(head: Uint8Array, blank: Dialect, offset: number): number {
  if (offset <= blank.dataStart) return 0
  return lineEnds(head.subarray(0, offset), blank).length
}

/** @returns the line end of the first record from `dialect.dataStart` on */
export function firstLineEnd(head: Uint8Array, dialect: Dialect): Dialect['lineEnd'] {
  let lineEnd: Dialect['lineEnd'] | null = null
  const unit = dialect.encoding === 'utf-16le' || dialect.encoding === 'utf-16be' ? 2 : 1
  let start = dialect.dataStart
  const engine = createRecordEngine(dialect, start, (_kind, _window, from, to, end) => {
    const units = (end - start - (to - from)) / unit
    if (lineEnd === null && units > 0) lineEnd = units === 2 ? '\r\n' : endsInLf(head, end, dialect) ? '\n' : '\r'
    start = end
  })
  engine.push(head.subarray(dialect.dataStart))
  engine.end('file')
  return lineEnd ?? LINE_ENDS[0]
}

function endsInLf(head: Uint8Array, end: number, dialect: Dialect): boolean {
  return head[dialect.encoding === 'utf-16le' ? end - 2 : end - 1] === 10
}
