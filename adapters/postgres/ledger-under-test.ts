/**
 * For the suites: a ledger in Postgres that is empty each time, whose clock stands. `statement_timestamp()` is looked up
 * by the path of schemas like any function: these connections find one before Postgres' own that tells the clock's time.
 */
import { CONNECTIONS, JOBS, type LedgerUnderTest } from '../contracts/ledger-under-test.ts'
import { sampleJob } from '../contracts/samples.ts'
import { OURS, THEIRS } from '../contracts/store-under-test.ts'
import { connect, type Database } from './connect.ts'
import { postgresJobs } from './jobs.ts'
import { postgresLedger } from './ledger.ts'
import { postgresSpending } from './spending.ts'

/** @param url of a database of the test file's own; see `cloneDatabase` */
export async function standTheClock(url: string): Promise<Database> {
  const first = connect(url, { connections: 1, waitMs: 10_000 })
  await first.query(`create schema clock`)
  await first.query(`create table clock.now (at timestamptz not null)`)
  await first.query(`insert into clock.now values (now())`)
  await first.query(
    `create function clock.statement_timestamp() returns timestamptz stable language sql as 'select at from clock.now'`,
  )
  await first.query(`alter database ${new URL(url).pathname.slice(1)} set search_path = clock, pg_catalog, public`)
  await first.close()
  return connect(url, { connections: 10, waitMs: 10_000 })
}

/** @param db whose clock stands */
export async function openPostgresLedger(db: Database): Promise<LedgerUnderTest> {
  await db.query('truncate workspace, range, counter cascade')
  await db.query('insert into workspace (id, name) select id, id from unnest($1::text[]) as id', [[OURS, THEIRS]])
  for (const id of JOBS) await postgresJobs(db).create(sampleJob(OURS, id), null)
  await db.query("insert into workspace_key (id, workspace_id, wrapped) values ('key', $1, '')", [OURS])
  await db.query(
    `insert into connection (id, workspace_id, service, name, account, key_ending, sealed_key, workspace_key_id, state,
                             micros_per_credit, ttl_days, created_at)
     select id, $1, 'service', id, id, 'abcd', '', 'key', 'ok', 100, 30, now() from unnest($2::text[]) as id`,
    [OURS, CONNECTIONS],
  )
  return {
    ledger: postgresLedger(db),
    spending: postgresSpending(db),
    async setCaps(connectionId, { dayMicros, monthMicros }) {
      await db.query('update connection set cap_day_micros = $2, cap_month_micros = $3 where id = $1', [
        ...[connectionId, dayMicros, monthMicros],
      ])
    },
    async setClock(now) {
      await db.query('update clock.now set at = $1', [now])
    },
  }
}
