/** The scanner without its records: only where each of them ends. */
import type { Dialect } from './dialect.ts'
import { createRecordEngine, type RecordEngine } from './record-engine.ts'
import type { ScanState } from './scanner.ts'

/**
 * @param onEnd called for every record: where the next one begins, and the number that the next row gets; a range
 *   may end at any of them
 * @returns the engine that wants the bytes from `start.offset` on
 */
export function scanEnds(
  dialect: Dialect,
  start: ScanState,
  onEnd: (offset: number, row: number) => void,
): RecordEngine {
  let row = start.row
  return createRecordEngine(dialect, start.offset, (kind, _window, _from, _to, end) => {
    if (kind === 'row') row++
    onEnd(end, row)
  })
}
