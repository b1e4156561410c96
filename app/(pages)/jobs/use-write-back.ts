'use client'
/** The latest write-back of a job, asked for again while it moves, and what can be asked of it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#app/_client/call.ts'
import type { WriteBackList, WriteBackView } from '#app/api/v1/_schemas/write-back.ts'

const AGAIN_MS = 1_000
const MOVING: readonly WriteBackView['state'][] = ['previewing', 'applying', 'undoing']

const keyOf = (jobId: string) => ['write-backs', jobId]

export const isMoving = ({ state }: WriteBackView) => MOVING.includes(state)

export const useWriteBack = (jobId: string) =>
  useQuery({
    queryKey: keyOf(jobId),
    queryFn: ({ signal }) => call<WriteBackList>(`write-backs?jobId=${jobId}`, { signal }),
    // The newest comes first.
    select: ({ items }) => items[0] ?? null,
    refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? AGAIN_MS : false),
  })

export function useAskForWriteBack(jobId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (rules: WriteBackView['rules']) =>
      call<WriteBackView>('write-backs', { method: 'POST', body: { jobId, rules } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(jobId) }),
  })
}

/** `stop`: nothing more is begun; `apply` goes on. */
export function useSteerWriteBack({ id, jobId }: WriteBackView) {
  const queries = useQueryClient()
  return async (what: 'apply' | 'undo' | 'stop') => {
    await call<WriteBackView>(`write-backs/${id}/${what}`, { method: 'POST' })
    await queries.invalidateQueries({ queryKey: keyOf(jobId) })
  }
}
