/** Passes over records many at a time, without looking at each: for finding where to cut a file. */
import { type BlockDialect, blockScanModule, UNITS } from './block-scan/program.ts'
import type { Dialect } from './dialect.ts'

/** What of the platform's WebAssembly is used; it is no more than arithmetic on memory of its own. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

export interface BlockScan {
  /** From `start` on it may be filled with bytes of the file, the first ones those of a record's beginning. */
  readonly memory: Uint8Array
  readonly start: number
  /** It reads so many bytes at a time: less than that is left where nothing else stops it. */
  readonly blockBytes: number
  /**
   * @param at where a record begins in `memory`; `to`: where to stop at the latest
   * @param wanted more rows than may be passed
   * @returns where the last record ends that was passed, how many rows were, and where reading stopped
   */
  readonly run: (at: number, to: number, wanted: number) => readonly [end: number, rows: number, stopped: number]
}

const PAGE_BYTES = 65_536
/** A module is compiled once, and again where the platform finds it hot: both would cost each list anew. */
const modules = new Map<string, object>()
/** Room for the unit before the first one, where a line end stands. */
const START = 16
const ASCII = 0x80

/** @returns null for a file whose records only the record engine can tell: escapes, comments, unusual delimiters */
export function createBlockScan(dialect: Dialect, bytes: number): BlockScan | null {
  const { encoding } = dialect
  const delimiter = dialect.delimiter.charCodeAt(0)
  const quote = dialect.quote === '' ? null : dialect.quote.charCodeAt(0)
  if (dialect.comment !== null || dialect.escape !== undefined) return null
  if (Math.max(delimiter, quote ?? 0) >= ASCII) return null
  // From 0x40 on it may be the second byte of a character of Shift-JIS.
  if (encoding === 'shift_jis' && Math.max(delimiter, quote ?? 0) >= 0x40) return null
  const isBigEndian = encoding === 'utf-16be'
  const width = isBigEndian || encoding === 'utf-16le' ? 2 : 1
  const pages = Math.ceil((START + bytes) / PAGE_BYTES)
  const { memory, run } = new WebAssembly.Instance(moduleFor({ quote, delimiter, width, isBigEndian, pages }))
    .exports as {
    readonly memory: { readonly buffer: ArrayBuffer }
    readonly run: BlockScan['run']
  }
  const view = new Uint8Array(memory.buffer)
  view[isBigEndian ? START - 1 : START - width] = 10
  return { memory: view, start: START, blockBytes: UNITS * width, run }
}

function moduleFor(dialect: BlockDialect): object {
  const key = JSON.stringify(dialect)
  const module = modules.get(key) ?? new WebAssembly.Module(blockScanModule(dialect))
  modules.set(key, module)
  return module
}
