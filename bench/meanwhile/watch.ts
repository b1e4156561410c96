/** What is noted while a long list is worked on: how long calls take, how far behind events are, the web's memory. */
import { readFileSync } from 'node:fs'
import type { Database } from '#adapters/postgres/connect.ts'
import { type Api, ask, follow, type JobSeen, pause, settledRows } from './programs.ts'

const LOOK_MS = 50
const STATUSES = ['', 'matched', 'review', 'no_match', 'invalid', 'duplicate', 'failed']

export interface Note {
  readonly at: number
  readonly value: number
}

/** Milliseconds of calls, by what was called. */
export type Calls = Map<string, number[]>

export async function callAgainAndAgain(api: Api, id: string, isOver: () => boolean): Promise<Calls> {
  const calls: Calls = new Map()
  const timed = async (name: string, path: string) => {
    const at = performance.now()
    await ask(api, 'GET', path)
    calls.set(name, [...(calls.get(name) ?? []), performance.now() - at])
  }
  for (let turn = 0; !isOver(); turn++) {
    await timed('jobs', 'jobs?limit=20')
    const job = await ask<JobSeen>(api, 'GET', `jobs/${id}`)
    await timed('job', `jobs/${id}`)
    const from = 1 + Math.floor(settledRows(job) * ((turn % 10) / 10))
    const status = STATUSES[turn % STATUSES.length] ?? ''
    await timed(
      `rows ${status || 'of every status'}`,
      `jobs/${id}/rows?from=${from}&evidence=none${status === '' ? '' : `&status=${status}`}`,
    )
    await pause(4 * LOOK_MS)
  }
  return calls
}

/** @returns the rows that are done by the database, whenever that changed */
export async function watchTruth(db: Database, id: string, isOver: () => boolean): Promise<readonly Note[]> {
  const notes: Note[] = []
  while (!isOver()) {
    const [row] = await db.query<{ done: number }>(
      `select (select sum(value::bigint) from json_each_text(tallies -> 'statuses')) + dead_rows as done
       from job where id = $1`,
      [id],
    )
    const value = row?.done ?? 0
    if (value !== notes.at(-1)?.value) notes.push({ at: performance.now(), value })
    await pause(LOOK_MS)
  }
  return notes
}

export async function noteEvents(api: Api, id: string): Promise<readonly (Note & { readonly job: JobSeen })[]> {
  const notes: (Note & { readonly job: JobSeen })[] = []
  await follow(api, id, (job) => notes.push({ at: performance.now(), value: settledRows(job), job }))
  return notes
}

/** @returns for each change of the truth, how many milliseconds later it was told */
export function lags(truth: readonly Note[], told: readonly Note[]): readonly number[] {
  return truth.flatMap(({ at, value }) => {
    const first = told.find((note) => note.value >= value)
    return first === undefined ? [] : [Math.max(0, first.at - at)]
  })
}

/** @returns the most memory of a process so far, in bytes; 0 when it is gone */
export function mostMemory(pid: number): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}

/** @returns the seconds of processor time that a process took so far */
export function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

export function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}
