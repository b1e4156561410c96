/** Connections to Postgres: plain SQL, transactions that are tried again, and one error for a store that is away. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StoreError } from '#pipeline/ports/store-error.ts'

/** Runs one statement and gives its rows. JSON comes parsed, 64-bit integers as numbers, times as dates. */
export type Query = <Row = Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<Row[]>

export interface Database {
  readonly query: Query
  /** All of it or nothing; run again when Postgres says that it clashed with another one. */
  transaction<Answer>(work: (query: Query) => Promise<Answer>): Promise<Answer>
  /** For the client that better-auth needs. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

export interface ConnectOptions {
  /** At most so many connections at a time. */
  readonly connections: number
  /** Whoever wants a connection while Postgres restarts waits for it so long. */
  readonly waitMs: number
}

const CONNECT_AGAIN_MS = 200
/** No statement of ours comes near this: one that takes longer waits for a lock or for a dead server. */
const STATEMENT_MS = 20_000
/** Our transactions do nothing but queries: one without any for so long belongs to a process that stands still. */
const STOPPED_MS = 10_000
const CLASHES_TRIED = 5

/** SQLSTATE: serialization failure, deadlock. */
const CLASHES = new Set(['40001', '40P01'])
/**
 * SQLSTATE: shut down, crashed, starting, statement timeout, too many connections, stood still in a transaction. Class
 * 08 is the connection.
 */
const AWAY = new Set(['57P01', '57P02', '57P03', '57014', '53300', '25P03'])

export function connect(databaseUrl: string, { connections, waitMs }: ConnectOptions): Database {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: connections,
    connectionTimeoutMillis: waitMs,
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS + 5_000,
    idle_in_transaction_session_timeout: STOPPED_MS,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  })
  // An idle connection that breaks is replaced by the next one; without a listener it would end the process.
  pool.on('error', () => {})

  async function transaction<Answer>(work: (query: Query) => Promise<Answer>): Promise<Answer> {
    for (let tried = 1; ; tried++) {
      try {
        return await withClient(pool, waitMs, (client) => transact(client, work))
      } catch (error) {
        if (tried === CLASHES_TRIED || !CLASHES.has(sqlState(error) ?? '')) throw error
      }
    }
  }

  return {
    query: (text, values) => withClient(pool, waitMs, (client) => queryOn(client)(text, values)),
    transaction,
    pool,
    close: () => pool.end(),
  }
}

async function withClient<Answer>(
  pool: pg.Pool,
  waitMs: number,
  work: (client: pg.PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const client = await acquire(pool, waitMs)
  // The query under way is told as well; this listener is for what breaks between two queries.
  const ignore = () => {}
  client.on('error', ignore)
  try {
    const answer = await work(client)
    client.release()
    return answer
  } catch (error) {
    client.release(error instanceof StoreError)
    throw error
  } finally {
    client.off('error', ignore)
  }
}

async function acquire(pool: pg.Pool, waitMs: number): Promise<pg.PoolClient> {
  const deadline = Date.now() + waitMs
  for (;;) {
    try {
      return await pool.connect()
    } catch (error) {
      if (!isAway(error)) throw error
      if (pool.ending || Date.now() > deadline) throw new StoreError({ cause: error })
      await sleep(CONNECT_AGAIN_MS)
    }
  }
}

async function transact<Answer>(client: pg.PoolClient, work: (query: Query) => Promise<Answer>): Promise<Answer> {
  const query = queryOn(client)
  await query('begin')
  try {
    const answer = await work(query)
    await query('commit')
    return answer
  } catch (error) {
    if (!(error instanceof StoreError)) await query('rollback')
    throw error
  }
}

function queryOn(client: pg.PoolClient): Query {
  return async <Row>(text: string, values?: readonly unknown[]) => {
    try {
      return (await client.query(text, values as unknown[])).rows as Row[]
    } catch (error) {
      throw isAway(error) ? new StoreError({ cause: error }) : error
    }
  }
}

/** What Postgres itself refuses has an SQLSTATE; all else that a connection reports is about the connection. */
function isAway(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return false
  const state = sqlState(error)
  return state === null || state.startsWith('08') || AWAY.has(state)
}

const sqlState = (error: unknown) => (error instanceof pg.DatabaseError ? (error.code ?? null) : null)

/** Our counts and byte offsets stay far below 2^53. */
function parserOf(oid: number, format?: 'text' | 'binary') {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)
}
