/** Changes what a job may spend in all; ranges that waited for more go on at once. */
import type { Micros } from './ports/connections.ts'
import type { Jobs } from './ports/jobs.ts'
import type { BudgetReason, Spending } from './ports/ledger.ts'

const OF_THE_JOB: BudgetReason = 'budget.job'

/** @param capMicros null: no cap */
export async function setJobCap(
  { jobs, spending }: { readonly jobs: Pick<Jobs, 'wake'>; readonly spending: Pick<Spending, 'setJobCap'> },
  workspaceId: string,
  jobId: string,
  capMicros: Micros | null,
): Promise<'done' | 'missing'> {
  const outcome = await spending.setJobCap(workspaceId, jobId, capMicros)
  if (outcome === 'done') await jobs.wake(workspaceId, { of: { jobId }, reasons: [OF_THE_JOB] })
  return outcome
}
