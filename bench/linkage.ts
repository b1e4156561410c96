/**
 * How well the shipped parameters find people: precision, recall and F1 on the sets of ../shared/data/linkage.
 *
 * A link is a contact whose best candidate scores at or above a threshold; wrong ones count against precision and, where
 * the contact has a true match, against recall. The default threshold is fixed; the best one per set is shown for
 * information only. `truth.csv` is read here and nowhere else; but rules and parameters were mended after looking at what
 * went wrong here, so expect a little less of sets that nobody has looked at.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanContact } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import { createIndexBuilder, openDirectoryIndex } from '#core/directory-index.ts'
import type { Mapping } from '#core/field.ts'
import { isField } from '#core/field.ts'
import { lookUp } from '#core/lookup.ts'
import { openNicknames } from '#core/nickname.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { SHIPPED_PARAMETERS } from '#core/parameters.ts'
import type { TextCodec } from '#core/text.ts'

const root = join(process.env.KITH_SHARED ?? '../shared', 'data/linkage')
const SETS = ['febrl1', 'febrl4', 'splink_fake_1000', 'synthetic_12k', 'dedupe_early_childhood_orgs']
const codec: TextCodec = {
  decode: (bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}

interface Link {
  readonly score: number
  readonly isRight: boolean
}

if (existsSync(root)) {
  console.log(
    'set                          at .95: P      R      F1     at .50: P      R      F1     best F1 (at)   review  blocked  pairs/row  rows/CPU s',
  )
  for (const set of SETS) console.log(measure(set))
} else {
  console.log(`The linkage sets are absent (${root}): nothing measured. KITH_SHARED names where they are.`)
}

function measure(set: string): string {
  const directory = readContacts(join(root, set, 'directory.csv'))
  const contacts = readContacts(join(root, set, 'contacts.csv'))
  const truth = new Map(
    readCsv(join(root, set, 'truth.csv'))
      .slice(1)
      .map(([id = '', person = '']) => [id, person]),
  )
  const builder = createIndexBuilder(codec)
  for (const { id, contact } of directory) builder.add(id, contact)
  const index = openDirectoryIndex(builder.finish(), codec)
  const withMatch = [...truth.values()].filter((person) => person !== '').length

  const links: Link[] = []
  let reviewed = 0
  const startedAt = process.cpuUsage()
  for (const { id, contact } of contacts) {
    const { decision } = lookUp(index, contact, SHIPPED_PARAMETERS, DEFAULT_OPTIONS)
    const best = decision.ranked[0]
    if (decision.status === 'review') reviewed++
    if (best === undefined) continue
    const isRight = index.person(best.ordinal).id === truth.get(id)
    links.push({ score: best.score, isRight })
    if (process.env.LINKAGE_SHOW === set) show(id, contact, best.score, isRight, truth.get(id) ?? '')
  }
  // Of the processor, not of the clock: other work on the machine must not show.
  const { user, system } = process.cpuUsage(startedAt)
  const seconds = (user + system) / 1e6

  const nicknames = openNicknames([])
  let blocked = 0
  let pairs = 0
  for (const { id, contact } of contacts) {
    const ids = index.candidates(contact, nicknames).map((ordinal) => index.person(ordinal).id)
    pairs += ids.length
    if (ids.includes(truth.get(id) ?? '')) blocked++
  }
  const best = bestThreshold(links, withMatch)
  return [
    set.padEnd(28),
    scores(links, withMatch, DEFAULT_OPTIONS.matchAt),
    scores(links, withMatch, DEFAULT_OPTIONS.reviewAt),
    `${best.f1.toFixed(4)} (${best.at.toFixed(2)})`,
    `${((100 * reviewed) / contacts.length).toFixed(1)} %`.padStart(7),
    (blocked / withMatch).toFixed(4),
    (pairs / contacts.length).toFixed(1).padStart(9),
    Math.round(contacts.length / seconds)
      .toString()
      .padStart(7),
  ].join('  ')

  function show(id: string, contact: Contact, score: number, isRight: boolean, person: string): void {
    if (isRight && score >= 0.5) return
    if (!isRight && score < 0.5 && person === '') return
    const found = lookUp(index, contact, SHIPPED_PARAMETERS, { matchAt: 0, reviewAt: 0 })
    console.log(id, score, isRight ? 'right' : `wrong, is ${person === '' ? 'nobody' : person}`)
    for (const level of found.best?.comparison.levels ?? []) {
      console.log('   ', level.field, level.level, level.weight.toFixed(1), level.own?.key, '|', level.theirs?.key)
    }
  }
}

function scores(links: readonly Link[], withMatch: number, at: number): string {
  const { precision, recall, f1 } = measured(links, withMatch, at)
  return `       ${[precision, recall, f1].map((value) => value.toFixed(4)).join(' ')}`
}

function measured(links: readonly Link[], withMatch: number, at: number) {
  const made = links.filter(({ score }) => score >= at)
  const right = made.filter(({ isRight }) => isRight).length
  const precision = made.length === 0 ? 1 : right / made.length
  const recall = withMatch === 0 ? 1 : right / withMatch
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function bestThreshold(links: readonly Link[], withMatch: number): { readonly at: number; readonly f1: number } {
  let best = { at: 0, f1: 0 }
  for (let at = 0; at <= 1; at += 0.01) {
    const { f1 } = measured(links, withMatch, at)
    if (f1 > best.f1) best = { at, f1 }
  }
  return best
}

function readContacts(file: string): { readonly id: string; readonly contact: Contact }[] {
  const [header = [], ...rows] = readCsv(file)
  const mapping: Mapping = header.flatMap((name, column) => (isField(name) ? [{ column, field: name }] : []))
  return rows.map((cells) => ({ id: cells[0] ?? '', contact: cleanContact(cells, mapping, DEFAULT_OPTIONS) }))
}

/** The sets quote with `"` and end lines with LF or CRLF; a value may hold both. */
function readCsv(file: string): string[][] {
  const rows: string[][] = []
  let cells: string[] = []
  for (const [, quoted, plain = '', end] of readFileSync(file, 'utf8').matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g,
  )) {
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    if (cells.length > 1) rows.push(cells)
    cells = []
  }
  return rows
}
