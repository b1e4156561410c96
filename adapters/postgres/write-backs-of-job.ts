/** What a job's write-backs know of people goes with the job. */
import type { Query } from './connect.ts'

/** @param at the workspace and the job, which is locked @returns false while one is being applied or undone */
export async function deleteWriteBacks(
  query: Query,
  ...at: readonly [workspaceId: string, jobId: string]
): Promise<boolean> {
  const found = await query<{ status: string }>(
    'select status from write_back where workspace_id = $1 and job_id = $2 order by id for update',
    at,
  )
  if (found.some(({ status }) => status === 'applying' || status === 'undoing')) return false
  await query(
    `delete from range using write_back where range.workspace_id = $1 and write_back.workspace_id = $1
       and write_back.job_id = $2 and range.subject_id = write_back.id`,
    at,
  )
  await query('delete from write_back where workspace_id = $1 and job_id = $2', at)
  return true
}
