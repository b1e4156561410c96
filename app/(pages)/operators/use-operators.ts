'use client'
/** How all of Kith stands, asked for every two seconds, and what can be done about it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CallProblem, call } from '#app/_client/call.ts'
import type { DeadStepView, OperatorsView, Redriven } from '#app/api/v1/_schemas/operators.ts'

const KEY = ['operators'] as const
const POLL_MS = 2_000

/** Who may not see this will not in two seconds either. */
export const isRefused = (error: Error | null): boolean => error instanceof CallProblem && error.status === 403

export function useOperators() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call<OperatorsView>('operators', { signal }),
    refetchInterval: ({ state }) => (isRefused(state.error) ? false : POLL_MS),
  })
}

/** Gives one dead step another life, or with `null` all. */
export function useRedrive() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (only: Pick<DeadStepView, 'workspaceId' | 'subjectId' | 'step' | 'n'> | null) =>
      call<Redriven>('operators/redrive', { method: 'POST', body: only === null ? {} : { only } }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}
