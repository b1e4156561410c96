/** Keeps the book of each account in Postgres, so that all workers write in the same one; by the database's clock. */
import { type Book, exchange, type Grant, type Report, VERSION } from './book.ts'
import { WELL } from './health.ts'

type Query = <Row = Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<Row[]>

/** All that this folder asks of the database. JSON comes parsed. */
export interface Sql {
  readonly query: Query
  transaction<Answer>(work: (query: Query) => Promise<Answer>): Promise<Answer>
}

export interface Coordinator {
  /** @throws StoreError when the database is away: nobody knows then whether it took notice */
  exchange(account: string, report: Report): Promise<Grant>
  /** Forgets all failures. */
  reopen(account: string): Promise<void>
}

/** The time is asked for once the row is ours: whoever waited for it would write down a moment that has passed. */
const TAKE = `
  with taken as materialized (select book from call_limit where account = $1 for update)
  select book, extract(epoch from clock_timestamp())::float8 * 1000 as now from taken`

interface TakenRow {
  readonly book: Book | Record<string, never>
  readonly now: number
}

/** @param random gives numbers from 0 to 1 */
export function postgresCoordinator(sql: Sql, random: () => number = Math.random): Coordinator {
  /** @param work given null where there is no book that we can read; the book that it gives back is written */
  function change<Answer>(
    account: string,
    work: (book: Book | null, nowMs: number) => readonly [Book | null, Answer],
  ): Promise<Answer> {
    return sql.transaction(async (query) => {
      let [row] = await query<TakenRow>(TAKE, [account])
      if (row === undefined) {
        await query(`insert into call_limit (account, book) values ($1, '{}') on conflict do nothing`, [account])
        row = (await query<TakenRow>(TAKE, [account]))[0] as TakenRow
      }
      const book = row.book.version === VERSION ? (row.book as Book) : null
      const [next, answer] = work(book, row.now)
      if (next) await query('update call_limit set book = $2 where account = $1', [account, JSON.stringify(next)])
      return answer
    })
  }

  return {
    exchange: (account, report) => change(account, (book, nowMs) => exchange(book, report, nowMs, random)),
    reopen: (account) => change(account, (book) => [book && { ...book, health: WELL }, undefined]),
  }
}
