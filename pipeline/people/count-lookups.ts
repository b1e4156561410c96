/** Counts what a list would ask of vendors, exactly and in bounded memory, without asking anybody. */
import { cleanContact } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import { CLASSES, createDistinctCounter } from '#core/distinct-counter.ts'
import { writeIdentityHash } from '#core/identity-hash.ts'
import { readCells } from '#core/record.ts'
import type { ScannedRecord } from '#core/scanner.ts'
import type { TextCodec } from '#core/text.ts'
import { hasComparableValue } from '#core/validate.ts'
import { type Question, questionText } from '#core/vendor/question.ts'
import { readBatches } from '../part/read-span.ts'
import { isOfTheRow } from '../part/row-watch.ts'
import type { EstimateSpec } from '../ports/estimates.ts'
import type { Ledger, LedgerEntry } from '../ports/ledger.ts'
import type { Span } from '../ports/messages.ts'
import type { ObjectReader } from '../ports/objects.ts'
import { type IdentityPorts, identityOf } from './identity.ts'
import { ttlMsOf, type Vendor } from './vendor.ts'

/** What was counted for one vendor. */
export interface PeopleCount {
  /** Rows that say too little for it. */
  readonly tooThinRows: number
  /** Distinct people; the next ones are among them. */
  readonly people: number
  readonly known: number
  readonly knownMicros: number
  readonly unknownFate: number
  readonly elsewhere: number
  /** Distinct people in the spans that were tried. */
  readonly tried: number
}

export interface LookupCount {
  readonly rows: number
  readonly invalidRows: number
  /** In the order of the vendors. */
  readonly vendors: readonly PeopleCount[]
}

export interface CountPorts extends IdentityPorts {
  readonly objects: ObjectReader
  readonly codec: TextCodec
  readonly ledger: Pick<Ledger, 'find'>
}

/** People whom the ledger is asked about at a time. */
const PER_FIND = 1_000
/** About a second's worth. */
const ROWS_PER_REPORT = 20_000

/** What is told of a person by the ledger, added up by class, so that a class that is given up can be left out. */
type Tally = Record<'people' | 'known' | 'knownMicros' | 'unknownFate' | 'elsewhere', Float64Array>

const noTally = (): Tally => ({
  people: new Float64Array(CLASSES),
  known: new Float64Array(CLASSES),
  knownMicros: new Float64Array(CLASSES),
  unknownFate: new Float64Array(CLASSES),
  elsewhere: new Float64Array(CLASSES),
})

/**
 * Reads the list once, and again for each part of a very long one that memory does not hold.
 *
 * @param tried spans whose people are counted on their own as well: a few rows
 * @param report told how many rows were read; false: nobody wants to know any more
 * @returns null once nobody wants to know
 * @throws SourceError when the source is no longer the file that was brought
 */
export async function countLookups(
  ports: CountPorts,
  list: Pick<EstimateSpec, 'workspaceId' | 'source' | 'mapping' | 'options'>,
  vendors: readonly Vendor[],
  tried: readonly Span[],
  report: (rows: number) => Promise<boolean>,
  signal: AbortSignal,
): Promise<LookupCount | null> {
  const { source, mapping, options, workspaceId } = list
  const tallies = vendors.map(noTally)
  const triedPeople = vendors.map(() => new Set<string>())
  const tooThinRows = vendors.map(() => 0)
  const hash = new DataView(new ArrayBuffer(16))
  let rows = 0
  let invalidRows = 0

  /** @returns null for a row that nobody would be asked about */
  function contactOf(record: ScannedRecord): Contact | null {
    try {
      const { cells, issues } = readCells(record, source.dialect, ports.codec)
      if ([...record.flags, ...issues].includes('csv.record_too_long')) return null
      const contact = cleanContact(cells, mapping, options)
      return hasComparableValue(contact) ? contact : null
    } catch (error) {
      if (!isOfTheRow(error)) throw error
      return null
    }
  }

  let from = 0
  do {
    const isFirstLook = from === 0
    const counter = createDistinctCounter(from)
    const pending = vendors.map((): { readonly own: number; readonly question: Question }[] => [])

    async function ask(place: number): Promise<void> {
      const vendor = vendors[place] as Vendor
      const asked = (pending[place] ?? []).splice(0)
      const identities = await Promise.all(
        asked.map(({ question }) => identityOf(ports, workspaceId, vendor.provider.service, question)),
      )
      const found = await ports.ledger.find(vendor.book, identities, ttlMsOf(vendor))
      for (const [i, { own }] of asked.entries()) tell(tallies[place] as Tally, own, found.get(identities[i] ?? ''))
    }

    for await (const records of readBatches(ports.objects, source, null, signal)) {
      for (const record of records) {
        if (record.kind !== 'row') continue
        const contact = contactOf(record)
        if (isFirstLook) rows++
        if (contact === null) {
          if (isFirstLook) invalidRows++
          continue
        }
        const isTried = isFirstLook && tried.some((span) => isIn(span, record.row))
        for (const [place, { provider }] of vendors.entries()) {
          const question = provider.questionOf(contact)
          if (question === null) {
            if (isFirstLook) tooThinRows[place] = (tooThinRows[place] ?? 0) + 1
            continue
          }
          const text = questionText(question)
          if (isTried) triedPeople[place]?.add(text)
          writeIdentityHash(`${place} ${text}`, hash, 0)
          const own = counter.add(hash, 0)
          if (own !== null) pending[place]?.push({ own, question })
        }
        if (isFirstLook && rows % ROWS_PER_REPORT === 0 && !(await report(rows))) return null
      }
      for (const [place, waiting] of pending.entries()) if (waiting.length >= PER_FIND) await ask(place)
    }
    for (const place of pending.keys()) await ask(place)
    from = counter.upTo()
    // What was given up on the way is counted by the next look, from its beginning.
    for (const tally of tallies) for (const sums of Object.values(tally)) sums.fill(0, from)
    if (!(await report(rows))) return null
  } while (from < CLASSES && vendors.length > 0)

  return {
    rows,
    invalidRows,
    vendors: tallies.map((tally, place) => ({
      tooThinRows: tooThinRows[place] ?? 0,
      people: sum(tally.people),
      known: sum(tally.known),
      knownMicros: sum(tally.knownMicros),
      unknownFate: sum(tally.unknownFate),
      elsewhere: sum(tally.elsewhere),
      tried: triedPeople[place]?.size ?? 0,
    })),
  }
}

function tell(tally: Tally, own: number, entry: LedgerEntry | undefined): void {
  const add = (to: Float64Array, by: number) => {
    to[own] = (to[own] ?? 0) + by
  }
  add(tally.people, 1)
  switch (entry?.state) {
    case undefined:
      break
    case 'answered':
      add(tally.known, 1)
      add(tally.knownMicros, entry.costMicros)
      break
    case 'unknown':
      add(tally.unknownFate, 1)
      break
    case 'asked':
      add(tally.elsewhere, 1)
      break
    default:
      entry satisfies never
  }
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)

const isIn = ({ firstRow, rows }: Span, row: number) => row >= firstRow && row < firstRow + rows
