/** The own nicknames of a run: the file that `PUT nicknames` takes. */
import { codec } from '#adapters/text/codec.ts'
import type { NicknamePair } from '#core/nickname.ts'
import { type IgnoredLine, readNicknameList } from '#core/nickname-list.ts'
import { readHead } from './read-head.ts'
import { Refusal } from './refusal.ts'

const SHOWN = 10

/**
 * Says on stderr which lines were left out.
 * @throws Refusal `file.unreadable`, `nicknames.too_large`, or why it is no list
 */
export async function readNicknames(path: string): Promise<readonly NicknamePair[]> {
  // The head is as long as a list may be.
  const { head, isWhole } = await readHead(path)
  if (!isWhole) throw new Refusal('nicknames.too_large', `${path}: a list of nicknames holds at most 1 MiB.`)
  const list = readNicknameList(head, codec)
  if ('error' in list) throw new Refusal(list.error.code, `${path}: ${list.error.message}`)
  if (list.ignored.length > 0) process.stderr.write(`${path}: ${leftOut(list.ignored)}\n`)
  return list.pairs
}

function leftOut(ignored: readonly IgnoredLine[]): string {
  const shown = ignored.slice(0, SHOWN).map(({ line, code }) => `${line} ${code}`)
  const rest = ignored.length > SHOWN ? `, and ${ignored.length - SHOWN} more` : ''
  return `left out line ${shown.join(', ')}${rest}`
}
