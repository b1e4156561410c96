/** Reads what one side wrote, row by row beside the list and the truth. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

export interface Links {
  readonly rows: number
  readonly precision: number
  readonly recall: number
}

/** Where a result has its answer, counted from the first column behind the list's own. */
export interface AnswerColumns {
  readonly person: number
  readonly score: number
}

/** A link is a row with a person and at least this score. */
const LINK_AT = 0.5

/**
 * @param result starts every line with the list's own line as it stands, in the list's order
 * @returns how well the links agree with the truth; a wrong link of a row that has a person counts against both
 * Throws when a row is missing or a byte of its own columns was changed. No cell of these lists holds a line end.
 */
export async function scoreResult(list: string, truth: string, result: string, columns: AnswerColumns): Promise<Links> {
  const own = linesOf(list)
  const answers = linesOf(truth)
  const lines = linesOf(result)
  let rows = -1
  let withPerson = 0
  let links = 0
  let right = 0
  for (; ; rows++) {
    const [row, answer, line] = [await own.next(), await answers.next(), await lines.next()]
    if (row.done && line.done) break
    if (row.done || line.done || !line.value.startsWith(`${row.value},`)) {
      throw new Error(`${result}: row ${rows + 1} is not the list's own`)
    }
    if (rows === -1) continue
    const cells = line.value.slice(row.value.length + 1).split(',')
    const person = answer.value.split(',')[1]
    if (person !== '') withPerson++
    const found = Number(cells[columns.score]) >= LINK_AT ? cells[columns.person] : ''
    if (found === '') continue
    links++
    if (found === person) right++
  }
  return { rows, precision: links === 0 ? 1 : right / links, recall: withPerson === 0 ? 1 : right / withPerson }
}

function linesOf(path: string): AsyncIterator<string> {
  return createInterface({ input: createReadStream(path) })[Symbol.asyncIterator]()
}
