'use client'
/** What the workspace may spend; null while it is not known, and for viewers, who are not told. */
import { useQuery } from '@tanstack/react-query'
import { call } from '#app/_client/call.ts'
import { useSession } from '#app/_client/use-session.ts'
import type { BudgetsView } from '#app/api/v1/_schemas/connection.ts'

/** Under which key the cache of API answers holds them. */
export const BUDGETS_KEY = ['budgets'] as const

export function useBudgets() {
  const role = useSession().data?.role
  return useQuery({
    queryKey: BUDGETS_KEY,
    queryFn: ({ signal }) => call<BudgetsView>('budgets', { signal }),
    enabled: role === 'owner' || role === 'editor',
  })
}
