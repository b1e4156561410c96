/** The ledger in Postgres: a row for each question of each call. See pipeline/ports/ledger.ts for how one lives. */
import type { VendorAnswer } from '#core/vendor/answer.ts'
import type { Ledger, LedgerEntry, LookupIdentity } from '#pipeline/ports/ledger.ts'
import { roomFor } from './budgets.ts'
import type { Database } from './connect.ts'
import { alone, lapse, lapseBeforeReading, POST, TODAY } from './ledger-books.ts'

/**
 * $1: workspace, $2: connection; identities are given as hexadecimal text. Each is looked up in a `lateral` with a limit
 * and rows are changed by their place: Postgres then never joins with a whole book, however little it knows of it.
 */
const IN_BOOK = 'lookup.workspace_id = $1 and lookup.connection_id = $2'

/** An answer that may be used. $4: milliseconds for which one may. */
const IS_KNOWN = `state = 'answered' and answer is not null and ended_at > statement_timestamp() - $4 * interval '1 ms'`

/** Of several calls with the same question the one that tells most. $3: identities. */
const FIND = `
  select given.identity, best.* from unnest($3::text[]) as given (identity) cross join lateral (
    select state, answer, cost_micros, job_id, asked_at, ended_at,
      ceil(extract(epoch from lease_until - statement_timestamp()) * 1000)::bigint as lease_ends_in_ms
    from lookup
    where ${IN_BOOK} and lookup.identity = decode(given.identity, 'hex') and (state <> 'answered' or ${IS_KNOWN})
    order by array_position(array['answered', 'asked', 'unknown'], state), asked_at desc
    limit 1
  ) as best`

/** $3: identities, $4: as above, $5: calls of unknown fate may be made again from before this. */
const FREE = `
  select given.identity from unnest($3::text[]) with ordinality as given (identity, place) left join lateral (
    select true as stands from lookup
    where ${IN_BOOK} and lookup.identity = decode(given.identity, 'hex')
      and (state = 'asked' or ${IS_KNOWN} or (state = 'unknown' and ($5::timestamptz is null or ended_at >= $5)))
    limit 1
  ) as known on true
  where stands is null
  order by place`

/** $3: identities, $4: call, $5: job, $6: at most so much each, $7: milliseconds of the lease. */
const ASK = `
  with moved as (
    insert into lookup (workspace_id, connection_id, identity, call_id, job_id, state, asked_at, lease_until,
                        reserved_micros, reserved_on)
    select $1, $2, decode(identity, 'hex'), $4, $5, 'asked', statement_timestamp(),
      statement_timestamp() + $7 * interval '1 ms', $6, ${TODAY}
    from unnest($3::text[]) as given (identity)
    returning connection_id, job_id, reserved_on as day, 0 as spent_micros, reserved_micros, 0 as unknown_micros,
      0 as saved_micros, 0 as lookups, 0 as unknown_lookups, 0 as saved_lookups
  )${POST}`

/**
 * $3: call; $4 to $8, one for each question: identity, how it ended, answer, credits, cost. An end that is known counts
 * once; the answers of other calls with the same question are old then, and forgotten.
 */
const SETTLE = `
  with given as (
    select distinct on (identity) * from unnest($4::text[], $5::text[], $6::json[], $7::float8[], $8::bigint[])
      as given (identity, ending, answer, credits, cost)
  ), open as materialized (
    select asked.*, ending, answer, credits, cost from given cross join lateral (
      select lookup.ctid as place, lookup.identity, state, job_id, reserved_on, reserved_micros from lookup
      where ${IN_BOOK} and lookup.identity = decode(given.identity, 'hex') and call_id = $3 and state <> 'answered'
      limit 1
    ) as asked
  ), ended as (
    update lookup set state = ending, answer = open.answer, credits = open.credits, cost_micros = open.cost,
      ended_at = case when open.state = ending then ended_at else statement_timestamp() end
    from open
    where lookup.ctid = place and ending <> 'unbilled'
  ), unbilled as (
    delete from lookup using open where lookup.ctid = place and ending = 'unbilled'
  ), older as (
    select other.place from open cross join lateral (
      select ctid as place from lookup
      where ${IN_BOOK} and lookup.identity = open.identity and call_id <> $3 and lookup.answer is not null
      offset 0
    ) as other
    where ending = 'answered'
  ), outdated as (
    update lookup set answer = null from older where lookup.ctid = place
  ), moved as (
    select $2::text as connection_id, job_id, reserved_on as day,
      case when ending = 'answered' then cost else 0 end as spent_micros,
      case when state = 'asked' then -reserved_micros else 0 end as reserved_micros,
      ((ending = 'unknown')::int - (state = 'unknown')::int) * reserved_micros as unknown_micros,
      0 as saved_micros,
      (ending = 'answered')::int as lookups,
      (ending = 'unknown')::int - (state = 'unknown')::int as unknown_lookups,
      0 as saved_lookups
    from open
  )${POST}`

/** $3: identities, $4: job or null. */
const SAVE = `
  with known as (
    select answered.* from (select distinct unnest($3::text[])) as given (identity) cross join lateral (
      select lookup.identity, cost_micros from lookup
      where ${IN_BOOK} and lookup.identity = decode(given.identity, 'hex') and state = 'answered' and answer is not null
        and ($4::text is null or job_id is distinct from $4)
      limit 1
    ) as answered
  ), used as (
    insert into lookup_use (workspace_id, job_id, connection_id, identity)
    select $1, $4, $2, identity from known where $4 is not null
    on conflict do nothing
    returning identity
  ), moved as (
    select $2::text as connection_id, $4::text as job_id, ${TODAY} as day, 0 as spent_micros, 0 as reserved_micros,
      0 as unknown_micros, cost_micros as saved_micros, 0 as lookups, 0 as unknown_lookups, 1 as saved_lookups
    from known where $4 is null or identity in (select identity from used)
  )${POST}`

interface FoundRow {
  readonly identity: LookupIdentity
  readonly state: LedgerEntry['state']
  readonly answer: VendorAnswer
  readonly cost_micros: number
  readonly job_id: string | null
  readonly asked_at: Date
  readonly ended_at: Date
  readonly lease_ends_in_ms: number
}

export function postgresLedger(db: Database): Ledger {
  return {
    async find({ workspaceId, connectionId }, identities, ttlMs) {
      if (identities.length === 0) return new Map()
      await lapseBeforeReading(db, workspaceId)
      const found = await db.query<FoundRow>(FIND, [workspaceId, connectionId, identities, ttlMs])
      return new Map(found.map((row) => [row.identity, entryOf(row)]))
    },

    begin: (call) =>
      alone(db, call.workspaceId, async (query) => {
        const { workspaceId, connectionId, callId, jobId, mostEachMicros, leaseMs, ttlMs, askUnknownBefore } = call
        await lapse(query, workspaceId)
        const free = await query<{ readonly identity: LookupIdentity }>(FREE, [
          ...[workspaceId, connectionId, [...new Set(call.identities)], ttlMs, askUnknownBefore],
        ])
        if (free.length === 0) return { ours: [], short: null }
        const room = await roomFor(query, call, free.length)
        const ours = free.slice(0, room.lookups).map(({ identity }) => identity)
        if (ours.length > 0) {
          await query(ASK, [workspaceId, connectionId, ours, callId, jobId, mostEachMicros, leaseMs])
        }
        return { ours, short: room.short }
      }),

    async settle({ workspaceId, connectionId, callId }, ends) {
      if (ends.length === 0) return
      const answers = ends.map((end) => (end.end === 'answered' ? end : null))
      await alone(db, workspaceId, (query) =>
        query(SETTLE, [
          ...[workspaceId, connectionId, callId],
          ends.map(({ identity }) => identity),
          ends.map(({ end }) => end),
          answers.map((end) => end && JSON.stringify(end.answer)),
          answers.map((end) => end?.credits),
          answers.map((end) => end?.costMicros),
        ]),
      )
    },

    async countSaved({ workspaceId, connectionId }, jobId, identities) {
      if (identities.length === 0) return
      await alone(db, workspaceId, (query) => query(SAVE, [workspaceId, connectionId, identities, jobId]))
    },
  }
}

function entryOf(row: FoundRow): LedgerEntry {
  switch (row.state) {
    case 'answered':
      return {
        state: 'answered',
        answer: row.answer,
        costMicros: row.cost_micros,
        answeredAt: row.ended_at,
        jobId: row.job_id,
      }
    case 'asked':
      // Between the look at the leases and this one, one may have run out.
      return { state: 'asked', leaseEndsInMs: Math.max(0, row.lease_ends_in_ms) }
    case 'unknown':
      return { state: 'unknown', askedAt: row.asked_at }
    default:
      return row.state satisfies never
  }
}
