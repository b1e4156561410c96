/** For tests and benchmarks: what calls cost Postgres, in statements and in pages it looks at, whatever else runs here. */
import type { Database, Query } from './connect.ts'

export interface Cost {
  readonly statements: number
  /** Pages of 8 KiB. */
  readonly pages: number
}

interface Statement {
  readonly text: string
  readonly values?: readonly unknown[]
}

/** @returns the same database, and what a piece of work over it costs: each statement is run once more, and undone */
export function watchDatabase(db: Database) {
  let said: Statement[] = []
  const watch =
    (query: Query): Query =>
    (text, values) => {
      said.push({ text, values })
      return query(text, values)
    }
  const watched: Database = {
    ...db,
    query: watch(db.query),
    transaction: (work) => db.transaction((query) => work(watch(query))),
  }

  async function pagesOf({ text, values }: Statement): Promise<number> {
    const undo = new Error('undone')
    let pages = 0
    await db
      .transaction(async (query) => {
        const [row] = await query<{ 'QUERY PLAN': readonly [{ readonly Plan: Record<string, number> }] }>(
          `explain (analyze, buffers, format json) ${text}`,
          values,
        )
        const plan = row?.['QUERY PLAN'][0].Plan
        pages = (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
        throw undo
      })
      .catch((error) => {
        if (error !== undo) throw error
      })
    return pages
  }

  return {
    watched,
    /** @param work its statements are counted as they are before it changes anything: undo what it does yourself */
    async costOf(work: () => Promise<unknown>): Promise<Cost> {
      said = []
      await work()
      const statements = said
      let pages = 0
      for (const statement of statements) pages += await pagesOf(statement)
      return { statements: statements.length, pages }
    },
  }
}
