/** Counts that only grow: added to in the transaction of what is counted, as its last statement but one or two. */
import type { Count } from '#pipeline/ports/operating.ts'
import type { Query } from './connect.ts'

/** Each count is spread over so many rows, that jobs seldom wait for one another. */
const SHARDS = 16

/** In the order of their keys, so that two transactions never wait for each other in a circle. */
const ADD = `
  insert into counter (name, label, shard, value)
  select name, label, abs(hashtext($1) % ${SHARDS}), sum(value)
  from unnest($2::text[], $3::text[], $4::bigint[]) as given (name, label, value)
  group by name, label order by name, label
  on conflict (name, label, shard) do update set value = counter.value + excluded.value`

/** @param subjectId of the job or directory: its counts are in one shard */
export async function addCounts(query: Query, subjectId: string, counts: readonly Count[]): Promise<void> {
  if (counts.length === 0) return
  await query(ADD, [
    subjectId,
    counts.map(({ name }) => name),
    counts.map(({ label }) => label),
    counts.map(({ value }) => value),
  ])
}

export const countStep = (query: Query, at: { readonly subjectId: string; readonly step: string }, end: string) =>
  addCounts(query, at.subjectId, [{ name: 'steps', label: `${at.step}/${end}`, value: 1 }])
