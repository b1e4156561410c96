/** What is given out next, what is taken back, and what gets another turn because it was lost or waited long enough. */
import { type Backlog, LONG_LIST_BYTES, LONG_RANGE_ROWS, PLACES_PER_WORKER } from '#pipeline/ports/backlog.ts'
import type { Message, Step } from '#pipeline/ports/messages.ts'
import {
  CAREFUL_AFTER,
  CAREFUL_STEPS,
  MAX_ATTEMPTS,
  MOST_CAREFUL_ATTEMPTS,
  type Timings,
} from '#pipeline/ports/ranges.ts'
import type { Database, Query } from './connect.ts'
import { AT_ROW, kill, LET_GO, lockSubject, rowKey } from './transitions.ts'

interface MessageRow {
  readonly workspace_id: string
  readonly subject_id: string
  readonly step: Message['step']
  readonly n: number
  readonly generation: number
}

/** One dispatcher at a time: two that count what is in flight together would both fill the window. */
const CLAIM_LOCK = 5_480_101

/** Steps over a whole list that take the longer the longer it is. */
const OVER_THE_LIST: readonly Step[] = ['import', 'split', 'resolve', 'merge', 'estimate']

/** Of a row of `range`, where what it belongs to is a long list or not: whether it is a long step, and its places. */
const isLongStep = (isLongList: string) => `(${isLongList} and range.step = any('{${OVER_THE_LIST}}'))`
const placesOf = (isLongList: string) =>
  `case when ${isLongStep(isLongList)} or coalesce(range.rows > ${LONG_RANGE_ROWS}, false) then 2 else 1 end`
const IS_LONG_LIST = `coalesce((coalesce(job.source, directory.source, estimate.source) ->> 'bytes')::bigint > ${LONG_LIST_BYTES}, false)`

const IN_FLIGHT = `
  select coalesce(sum(${placesOf(IS_LONG_LIST)}), 0) as places,
    count(*) filter (where ${isLongStep(IS_LONG_LIST)}) as "longSteps"
  from range
  left join job on job.workspace_id = range.workspace_id and job.id = range.subject_id
  left join directory on directory.workspace_id = range.workspace_id and directory.id = range.subject_id
  left join estimate on estimate.workspace_id = range.workspace_id and estimate.id = range.subject_id
  where range.state = 'sent'`

/**
 * The order is that of taking one at a time from the workspace, then the job, with the least in flight, of these from the
 * one that was served longest ago. So a job's next range has as its level what is in flight already and its place among
 * the job's ready ones; on one level come first those not yet served by this claim, and likewise workspaces.
 *
 * What it costs follows the jobs that have something ready, never their ranges: `waiting` goes from one such job to the
 * next in the index of what is open, and of each only the first few ranges are looked at.
 *
 * $1: free places; $2: long steps that may be given out.
 */
const CLAIM = `
  with recursive flight as (
    select workspace_id, subject_id, count(*) as messages from range where state = 'sent' group by 1, 2
  ), waiting as (
    (select workspace_id, subject_id from range where state = 'ready' order by 1, 2 limit 1)
    union all
    select next.* from waiting cross join lateral (
      select workspace_id, subject_id from range
      where state = 'ready' and (workspace_id, subject_id) > (waiting.workspace_id, waiting.subject_id)
      order by 1, 2 limit 1
    ) as next
  ), open as (
    select waiting.*, ${IS_LONG_LIST} as is_long_list,
      case
        when directory.status = 'importing' then array['import']
        when estimate.status = 'counting' then array['estimate']
        when audience_read.status = 'reading' then array['fetch', 'stitch']
        when write_back.status = 'previewing' then array['preview_back']
        when write_back.status = 'applying' then array['write_back']
        when write_back.status = 'undoing' then array['undo_back']
        when job.phase = 'ended' then array['notify']
        when job.phase = 'merging' then array['resolve', 'merge']
        when job.id is null or job.phase = 'failed' or job.is_paused then array[]::text[]
        when job.frozen is null and not job.is_cancelled then array['split', 'calibrate']
        when job.phase = 'running' then array['enrich']
        else array['split', 'enrich']
      end as steps
    from waiting
    left join job on job.workspace_id = waiting.workspace_id and job.id = waiting.subject_id
    left join directory on directory.workspace_id = waiting.workspace_id and directory.id = waiting.subject_id
    left join estimate on estimate.workspace_id = waiting.workspace_id and estimate.id = waiting.subject_id
    left join audience_read on audience_read.workspace_id = waiting.workspace_id
      and audience_read.upload_id = waiting.subject_id
    left join write_back on write_back.workspace_id = waiting.workspace_id and write_back.id = waiting.subject_id
  ), subject as (
    select open.*, coalesce(messages, 0) as messages,
      (select max(turn) from range
       where range.workspace_id = open.workspace_id and range.subject_id = open.subject_id) as served
    from open left join flight using (workspace_id, subject_id)
    where cardinality(steps) > 0
  ), workspace as materialized (
    select workspace_id,
      coalesce((select sum(messages) from flight where flight.workspace_id = here.workspace_id), 0) as messages,
      (select max(turn) from range where range.workspace_id = here.workspace_id) as served
    from (select distinct workspace_id from subject) as here
  ), claimable as (
    select subject.workspace_id, subject.subject_id, subject.messages, subject.served,
      workspace.messages as workspace_messages, workspace.served as workspace_served, next.*
    from subject join workspace using (workspace_id) cross join lateral (
      select range.step, range.n, step_place, ${isLongStep('is_long_list')} as is_long_step,
        ${placesOf('is_long_list')} as places
      from unnest(subject.steps) with ordinality as allowed (step, step_place) cross join lateral (
        select step, n, rows from range
        where state = 'ready' and workspace_id = subject.workspace_id and subject_id = subject.subject_id
          and range.step = allowed.step
        order by n limit $1
      ) as range
      order by step_place, range.n limit $1 + 1
    ) as next
  ), long_step as (
    select claimable.*, row_number() over (
      partition by workspace_id order by messages, served nulls first, subject_id collate "C") as workspace_place
    from claimable where is_long_step
  ), allowed as (
    select workspace_id, subject_id, step, n from claimable where not is_long_step
    union all
    (select workspace_id, subject_id, step, n from long_step
     order by workspace_messages + workspace_place, workspace_place, workspace_served nulls first,
              workspace_id collate "C"
     limit $2)
  ), of_job as (
    select claimable.*, row_number() over (partition by workspace_id, subject_id order by step_place, n) as place
    from claimable join allowed using (workspace_id, subject_id, step, n)
  ), of_workspace as (
    select of_job.*, row_number() over (
      partition by workspace_id
      order by messages + place, place, served nulls first, subject_id collate "C") as workspace_place
    from of_job
  ), ordered as (
    select of_workspace.*, sum(places) over (
      order by workspace_messages + workspace_place, workspace_place, workspace_served nulls first,
               workspace_id collate "C") as places_so_far
    from of_workspace
  ), chosen as (
    select workspace_id, subject_id, step, n, nextval('range_turn') as turn
    from (select * from ordered where places_so_far <= $1 order by places_so_far) as fitting
  ), claimed as (
    update range set state = 'sent', sent_at = now(), turn = chosen.turn, ${LET_GO}
    from chosen
    where range.workspace_id = chosen.workspace_id and range.subject_id = chosen.subject_id
      and range.step = chosen.step and range.n = chosen.n and range.state = 'ready'
    returning range.workspace_id, range.subject_id, range.step, range.n, range.generation, range.turn
  )
  select * from claimed order by turn`

/** Without a heartbeat, and sent too long ago to be still on its way. $1: how long that is, $2: attempts that count. */
const LOST = `
  state = 'sent' and sent_at <= now() - $1 * interval '1 ms'
  and (heartbeat_at is null or heartbeat_at <= now() - $1 * interval '1 ms')`

/** Of what is lost: a worker died of something else than a row. $3: steps, $4: after failures, $5: attempts in all. */
const DIED_CAREFULLY = `
  heartbeat_at is not null and step = any($3::text[]) and attempts - waits > $4 and attempts < $5`

export function postgresBacklog(db: Database, timings: Timings): Backlog {
  /** @returns false when it was taken up, or settled, since it was looked for */
  const killLost = (at: Message) =>
    db.transaction(async (query) => {
      await lockSubject(query, at)
      const key = rowKey(at)
      const lost = await query(
        `select n from range where ${LOST} and attempts - waits >= $2
           and workspace_id = $3 and subject_id = $4 and step = $5 and n = $6 for update`,
        [timings.freshMs, MAX_ATTEMPTS, ...key],
      )
      if (lost.length > 0) await kill(query, at, 'range.attempts')
      return lost.length > 0
    })

  return {
    async claim(places) {
      const longSteps = Math.max(1, Math.floor(places / PLACES_PER_WORKER) - 1)
      const free = async (query: Query) => {
        const [flight] = await query<{ places: number; longSteps: number }>(IN_FLIGHT)
        return { places: places - (flight?.places ?? 0), longSteps: longSteps - (flight?.longSteps ?? 0) }
      }
      // Most who ask find nothing free: they need not wait for one another.
      if ((await free(db.query)).places <= 0) return []
      return db.transaction(async (query) => {
        await query('select pg_advisory_xact_lock($1)', [CLAIM_LOCK])
        const now = await free(query)
        if (now.places <= 0) return []
        return (await query<MessageRow>(CLAIM, [now.places, Math.max(0, now.longSteps)])).map(messageOf)
      })
    },

    async unclaim(messages) {
      for (const message of messages) {
        await db.query(
          `update range set state = 'ready', turn = null, ${LET_GO}
           where ${AT_ROW} and generation = $5 and state = 'sent' and heartbeat_at is null`,
          [...rowKey(message), message.generation],
        )
      }
    },

    async sweep() {
      const due = await db.query(
        `update range set state = 'ready', ${LET_GO} where state = 'parked' and parked_until <= now() returning n`,
      )
      const lost = await db.query(
        `update range set state = 'ready', ${LET_GO}, waits = waits + case when ${DIED_CAREFULLY} then 1 else 0 end
         where ${LOST} and attempts - waits < $2 returning n`,
        [timings.freshMs, MAX_ATTEMPTS, CAREFUL_STEPS, CAREFUL_AFTER, MOST_CAREFUL_ATTEMPTS],
      )
      const hopeless = await db.query<MessageRow>(
        `select workspace_id, subject_id, step, n, generation from range where ${LOST} and attempts - waits >= $2`,
        [timings.freshMs, MAX_ATTEMPTS],
      )
      const dead: { message: Message; reasonCode: string }[] = []
      for (const message of hopeless.map(messageOf)) {
        if (await killLost(message)) dead.push({ message, reasonCode: 'range.attempts' })
      }
      return { readied: due.length + lost.length, dead }
    },
  }
}

const messageOf = ({ step, workspace_id, subject_id, n, generation }: MessageRow): Message => ({
  step,
  workspaceId: workspace_id,
  subjectId: subject_id,
  n,
  generation,
})
