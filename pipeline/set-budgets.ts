/** Changes what a workspace may spend; ranges that waited for more go on at once. */
import type { Jobs } from './ports/jobs.ts'
import type { BudgetReason, Budgets, Spending } from './ports/ledger.ts'

const OF_THE_WORKSPACE: readonly BudgetReason[] = ['budget.workspace_day', 'budget.workspace_month']

export async function setBudgets(
  { jobs, spending }: { readonly jobs: Pick<Jobs, 'wake'>; readonly spending: Pick<Spending, 'setBudgets'> },
  workspaceId: string,
  budgets: Budgets,
): Promise<void> {
  await spending.setBudgets(workspaceId, budgets)
  await jobs.wake(workspaceId, { of: 'workspace', reasons: OF_THE_WORKSPACE })
}
