/** A workspace's own nicknames as CSV: read from any dialect that a contact list may have, written in one. */

import { detectDialect } from './detect-dialect.ts'
import type { HeadRecord } from './detect-head.ts'
import { fold } from './fold.ts'
import { agreesByNickname, type NicknamePair, openNicknames } from './nickname.ts'
import type { TextCodec } from './text.ts'

/** A list is held whole, frozen into each job and read with it: large enough for a table of a language. */
export const MOST_NICKNAME_BYTES = 1024 * 1024
export const MOST_NICKNAME_PAIRS = 20_000
/** In UTF-16 code units, folded; the longest given names of registers stay below. */
const MOST_NAME_LENGTH = 100

export const IGNORED_NICKNAME_CODES = [
  /** A name is missing, or holds no letter or digit. */
  'nickname.blank',
  /** More than two cells are filled. */
  'nickname.columns',
  /** Quotes or letters are broken. */
  'nickname.unreadable',
  'nickname.too_long',
  /** Both names are one, once case, marks and punctuation are gone. */
  'nickname.same',
  /** The built-in table has the pair. */
  'nickname.built_in',
  /** An earlier line has the pair, perhaps the other way round. */
  'nickname.twice',
] as const

export interface IgnoredLine {
  /** From 1, in the file. */
  readonly line: number
  readonly code: (typeof IGNORED_NICKNAME_CODES)[number]
}

export interface NicknameList {
  /** Folded, in the order and direction of the file. */
  readonly pairs: readonly NicknamePair[]
  readonly ignored: readonly IgnoredLine[]
}

export interface UnreadableList {
  readonly code: string
  readonly message: string
}

const HEADER = ['name', 'nickname']
const LINE_END = /\r\n|\r|\n/g

/**
 * @param bytes the whole file, with or without the header `name,nickname`
 * @returns the pairs and what was left out, or why it is no list: `nicknames.too_many`, or a code of `detectDialect`
 */
export function readNicknameList(
  bytes: Uint8Array,
  codec: TextCodec,
): NicknameList | { readonly error: UnreadableList } {
  const detected = detectDialect(bytes, { isWhole: true }, codec, { headerRow: null })
  if ('error' in detected) return { error: detected.error }
  const { dialect, records } = detected
  if (records.length > MOST_NICKNAME_PAIRS + 1) return { error: TOO_MANY }

  const builtIn = openNicknames([])
  const seen = new Set<string>()
  const pairs: NicknamePair[] = []
  const ignored: IgnoredLine[] = []
  let line = dialect.linesBeforeData + 1
  let isFirstRow = true
  for (const each of records) {
    const at = line
    line += 1 + each.cells.reduce((ends, cell) => ends + (cell.match(LINE_END)?.length ?? 0), 0)
    if (each.record.kind !== 'row') continue
    const names = each.cells.map(fold)
    const isHeader = isFirstRow && names.join() === HEADER.join()
    isFirstRow = false
    if (isHeader) continue
    const read = pairOf(each, names)
    if (typeof read === 'string') {
      ignored.push({ line: at, code: read })
      continue
    }
    const [a, b] = read
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`
    if (agreesByNickname(a, b, builtIn)) ignored.push({ line: at, code: 'nickname.built_in' })
    else if (seen.has(key)) ignored.push({ line: at, code: 'nickname.twice' })
    else pairs.push(read)
    seen.add(key)
  }
  return { pairs, ignored }
}

/** @returns the list as `readNicknameList` reads it: UTF-8, commas, a header; folded names need no quotes. */
export function nicknameListText(pairs: readonly NicknamePair[]): string {
  return [HEADER, ...pairs].map((names) => `${names.join()}\n`).join('')
}

const TOO_MANY: UnreadableList = {
  code: 'nicknames.too_many',
  message: `A list of nicknames holds at most ${MOST_NICKNAME_PAIRS} lines.`,
}

function pairOf({ record, issues }: HeadRecord, names: readonly string[]): NicknamePair | IgnoredLine['code'] {
  if (record.flags.length > 0 || issues.length > 0) return 'nickname.unreadable'
  const [a = '', b = '', ...more] = names
  if (more.some((name) => name !== '')) return 'nickname.columns'
  if (a === '' || b === '') return 'nickname.blank'
  if (a.length > MOST_NAME_LENGTH || b.length > MOST_NAME_LENGTH) return 'nickname.too_long'
  return a === b ? 'nickname.same' : [a, b]
}
