/** What is given out next, what is taken back, and what gets another turn because it was lost or waited long enough. */
import { type Backlog, MAX_ATTEMPTS, type Message, STEPS, type Timings } from '#pipeline/ports.ts'
import type { Database } from './connect.ts'
import { AT_ROW, kill, LET_GO, lockSubject, PAUSABLE, rowKey } from './transitions.ts'

interface MessageRow {
  readonly workspace_id: string
  readonly subject_id: string
  readonly step: Message['step']
  readonly n: number
  readonly generation: number
}

/** One dispatcher at a time: two that count what is in flight together would both fill the window. */
const CLAIM_LOCK = 5_480_101

/**
 * The order is that of taking one at a time from the workspace, then the job, with the least in flight, of these from the
 * one that was served longest ago. So a job's next range has as its level what is in flight already and its place among
 * the job's ready ones; on one level come first those not yet served by this claim, and likewise workspaces.
 */
const CLAIM = `
  with flight as (
    select workspace_id, subject_id, count(*) as messages from range where state = 'sent' group by 1, 2
  ), claimable as (
    select range.workspace_id, range.subject_id, range.step, range.n,
      row_number() over (partition by range.workspace_id, range.subject_id
                         order by array_position($2::text[], range.step), range.n) as place
    from range
    left join job on job.workspace_id = range.workspace_id and job.id = range.subject_id
    left join directory on directory.workspace_id = range.workspace_id and directory.id = range.subject_id
    where range.state = 'ready' and case
      when range.step = 'import' then directory.status = 'importing'
      when range.step = 'notify' then job.phase <> 'failed'
      when job.phase in ('ended', 'failed') then false
      when job.is_paused and range.step = any($3::text[]) then false
      when range.step = 'enrich' then job.frozen is not null or job.is_cancelled
      else job.id is not null
    end
  ), served as (
    select workspace_id, subject_id,
      (select max(turn) from range where range.workspace_id = subject.workspace_id) as workspace_served,
      (select max(turn) from range
       where range.workspace_id = subject.workspace_id and range.subject_id = subject.subject_id) as job_served
    from (select distinct workspace_id, subject_id from claimable) as subject
  ), of_job as (
    select claimable.*, workspace_served, job_served, place + coalesce(messages, 0) as job_level
    from claimable join served using (workspace_id, subject_id) left join flight using (workspace_id, subject_id)
    where place <= $1
  ), of_workspace as (
    select of_job.*,
      row_number() over (partition by workspace_id
                         order by job_level, place, job_served nulls first, subject_id collate "C") as workspace_place
    from of_job
  ), ordered as (
    select of_workspace.*, workspace_place + coalesce(
      (select sum(messages) from flight where flight.workspace_id = of_workspace.workspace_id), 0) as level
    from of_workspace
    order by level, workspace_place, workspace_served nulls first, workspace_id collate "C"
    limit $1
  ), chosen as (
    select workspace_id, subject_id, step, n, nextval('range_turn') as turn from ordered
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
    claim: (window) =>
      db.transaction(async (query) => {
        await query('select pg_advisory_xact_lock($1)', [CLAIM_LOCK])
        const [flight] = await query<{ messages: number }>(
          "select count(*) as messages from range where state = 'sent'",
        )
        const free = window - (flight?.messages ?? 0)
        if (free <= 0) return []
        return (await query<MessageRow>(CLAIM, [free, STEPS, PAUSABLE])).map(messageOf)
      }),

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
        `update range set state = 'ready', ${LET_GO} where ${LOST} and attempts - waits < $2 returning n`,
        [timings.freshMs, MAX_ATTEMPTS],
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
