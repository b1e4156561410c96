/** Whether a person gets the same answer in a long list, in a short one, alone, and when asked for one by one. */
import { parse } from 'csv-parse/sync'
import { isField } from '#core/field.ts'
import { createHouse, type House } from './house.ts'
import type { LinkageSet } from './linkage-set.ts'
import { runSet, type ScoredRow } from './run-set.ts'

export interface Steadiness {
  /** Of the people that were looked up in both lists, the share with the same status and person. */
  readonly of50: number
  readonly of1: number
  /** The same with the directory's rows in the opposite order. */
  readonly reordered: number
  /** Of the people asked for one by one with the long list's parameters, the share answered as in the list. */
  readonly asked: number
}

const ESTIMATED = { estimate: true }
const LONG = 5000
/**
 * Short lists, spread over the long one. 2,000 people tell 99.5 from 99.0 % by two or three standard errors; sets are seldom
 * larger.
 */
const LISTS_OF_50 = 40
/** Lists of 1 get the shipped parameters: everybody is asked in a list that is not estimated, and so many alone. */
const LISTS_OF_1 = 60
const ASKED = 300

export async function measureSteadiness(house: House, set: LinkageSet): Promise<Steadiness> {
  const [header = [], ...all] = parse(set.contacts) as string[][]
  const people = all.slice(0, LONG)
  const { rows, job } = await runSet(house, listOf(set, header, people), ESTIMATED)
  const decided = new Map(rows.map((row) => [row.contactId, row]))

  /** @returns the rows of short lists */
  const inLists = async (size: number, lists: number) => {
    const short: ScoredRow[] = []
    const step = Math.max(size, Math.floor(people.length / lists))
    for (let from = 0; from + size <= people.length && short.length < size * lists; from += step) {
      const run = await runSet(house, listOf(set, header, people.slice(from, from + size)), ESTIMATED)
      short.push(...run.rows)
    }
    return short
  }
  const agreement = (answers: readonly ScoredRow[]) => {
    const agreeing = answers.filter((row) => answerOf(row) === answerOf(decided.get(row.contactId)))
    return answers.length === 0 ? 1 : agreeing.length / answers.length
  }

  let agreeing = 0
  const step = Math.max(1, Math.floor(rows.length / ASKED))
  const alone = rows.filter((_, i) => i % step === 0)
  for (const row of alone) {
    const contact = Object.fromEntries(
      header.flatMap((name, i) => (isField(name) && row.cells[i] !== '' ? [[name, row.cells[i] ?? '']] : [])),
    )
    const answer = await house.ask(contact, job)
    const score = answer.score === null ? '' : answer.score.toFixed(4)
    const told = row.score === null ? '' : row.score.toFixed(4)
    if (answer.sourceId === (row.person || null) && score === told) agreeing++
  }
  const opposite = await runSet(await createHouse(backwards(set.directory)), listOf(set, header, people), ESTIMATED)

  const unestimated = await runSet(house, listOf(set, header, people), { estimate: false })
  const ofOne = new Map([...unestimated.rows, ...(await inLists(1, LISTS_OF_1))].map((row) => [row.contactId, row]))

  return {
    reordered: agreement(opposite.rows),
    of50: agreement(await inLists(50, LISTS_OF_50)),
    of1: agreement([...ofOne.values()]),
    asked: agreeing / alone.length,
  }
}

/** A duplicate carries the outcome of an earlier row, which a shorter list may lack: its score says what it is. */
function answerOf(row: ScoredRow | undefined): string {
  if (row === undefined || row.score === null) return 'nobody'
  return `${row.score >= 0.95 ? 'matched' : 'review'} ${row.person}`
}

function listOf(set: LinkageSet, header: readonly string[], rows: readonly (readonly string[])[]): LinkageSet {
  return { ...set, contacts: csv([header, ...rows]) }
}

function backwards(directory: string): string {
  const [header = [], ...people] = parse(directory) as string[][]
  return csv([header, ...people.reverse()])
}

function csv(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  return rows.map((cells) => `${cells.map(quoted).join(',')}\n`).join('')
}
