/** For the suites: a Postgres store that is empty each time. Time passes by making everything older. */
import { OURS, type StoreUnderTest, THEIRS, TIMINGS } from '../contracts/store-under-test.ts'
import { createSealing } from '../seal/sealing.ts'
import { postgresAudienceReads } from './audience-reads.ts'
import { postgresBacklog } from './backlog.ts'
import { postgresChores } from './chores.ts'
import type { Database } from './connect.ts'
import { postgresConnections } from './connections.ts'
import { postgresDirectories } from './directories.ts'
import { postgresEstimates } from './estimates.ts'
import { postgresJobs } from './jobs.ts'
import { postgresLeftovers } from './leftovers.ts'
import { postgresMappingMemory } from './mapping-memory.ts'
import { postgresNicknames } from './nicknames.ts'
import { postgresOperations } from './operations.ts'
import { postgresRanges } from './ranges.ts'
import { postgresRetention } from './retention.ts'
import { postgresUploads } from './uploads.ts'
import { postgresWorkers } from './workers.ts'
import { postgresWriteBacks } from './write-backs.ts'

/** @param db a database of the test file's own */
export async function openPostgresStore(db: Database): Promise<StoreUnderTest> {
  await db.query('truncate workspace, range, worker, counter, chore cascade')
  await db.query('insert into workspace (id, name) select id, id from unnest($1::text[]) as id', [[OURS, THEIRS]])
  let secrets = 1
  const connections = () =>
    postgresConnections(db, createSealing({ current: `secret ${secrets}`.padEnd(32), previous: null }))
  return {
    ranges: postgresRanges(db, TIMINGS),
    backlog: postgresBacklog(db, TIMINGS),
    jobs: postgresJobs(db),
    uploads: postgresUploads(db),
    directories: postgresDirectories(db),
    estimates: postgresEstimates(db),
    audienceReads: postgresAudienceReads(db),
    writeBacks: postgresWriteBacks(db),
    mappingMemory: postgresMappingMemory(db),
    nicknames: postgresNicknames(db),
    workers: postgresWorkers(db, TIMINGS.freshMs),
    operations: postgresOperations(db, TIMINGS.freshMs),
    retention: postgresRetention(db),
    leftovers: postgresLeftovers(db),
    chores: postgresChores(db),
    get connections() {
      return connections()
    },
    async loseSecret() {
      secrets++
    },
    async pass(ms) {
      const age = (columns: readonly string[]) =>
        columns.map((column) => `${column} = ${column} - $1 * interval '1 ms'`).join(', ')
      await db.query(
        `update range set ${age(['heartbeat_at', 'sent_at', 'accepted_at', 'parked_until', 'changed_at'])}`,
        [ms],
      )
      await db.query(`update worker set ${age(['seen_at', 'started_at'])}`, [ms])
      await db.query(`update estimate set ${age(['created_at'])}`, [ms])
      await db.query(`update job set ${age(['ended_at'])}`, [ms])
      await db.query(`update upload set ${age(['created_at'])}`, [ms])
      await db.query(`update chore set ${age(['held_until', 'due_at'])}`, [ms])
    },
    now: () => new Date(),
  }
}
