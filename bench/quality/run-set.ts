/** One set through the pipeline, and each of its rows beside the truth. */
import { parse } from 'csv-parse/sync'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { House, RunOptions } from './house.ts'
import type { LinkageSet } from './linkage-set.ts'
import type { Decided } from './score.ts'

export interface ScoredRow extends Decided {
  readonly contactId: string
  /** As `result.csv` says. */
  readonly status: string
  /** Empty without one. */
  readonly person: string
  readonly cells: readonly string[]
}

export interface SetRun {
  readonly set: LinkageSet
  readonly job: Job
  readonly header: readonly string[]
  readonly rows: readonly ScoredRow[]
  readonly rowsPerCpuSecond: number
}

const NOBODY: ReadonlySet<string> = new Set()

export async function runSet(house: House, set: LinkageSet, options: RunOptions): Promise<SetRun> {
  const { job, result, cpuSeconds } = await house.run(set.contacts, options)
  const [header = [], ...lines] = parse(result, { relaxColumnCount: true }) as string[][]
  const column = (name: string) => header.indexOf(name)
  const [id, status, score, person] = ['contact_id', 'kith_status', 'kith_score', 'kith_source_id'].map(column)
  const rows = lines.map((cells): ScoredRow => {
    const at = (place: number | undefined) => (place === undefined ? '' : (cells[place] ?? ''))
    const true_ = set.truth.get(at(id)) ?? NOBODY
    return {
      contactId: at(id),
      status: at(status),
      person: at(person),
      cells: cells.slice(0, column('kith_row')),
      score: at(person) === '' || at(score) === '' ? null : Number(at(score)),
      isMatched: at(status) === 'matched',
      isReview: at(status) === 'review',
      isRight: true_.has(at(person)),
      isThere: true_.size > 0,
    }
  })
  return { set, job, header: header.slice(0, column('kith_row')), rows, rowsPerCpuSecond: rows.length / cpuSeconds }
}
