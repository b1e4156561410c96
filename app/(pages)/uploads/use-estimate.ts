'use client'
/** What the present choice will cost, asked anew when it changes, and followed while a worker counts. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '#app/_client/call.ts'
import type { EstimateView } from '#app/api/v1/_schemas/estimate.ts'
import type { JobView } from '#app/api/v1/_schemas/job.ts'

export interface EstimateRequest {
  readonly source: { readonly uploadId: string }
  readonly mapping: Readonly<JobView['mapping']>
  readonly providers: readonly JobView['providers'][number][]
  readonly options: Readonly<Partial<JobView['options']>>
  readonly trialJobId: string | null
}

/** Somebody who ticks three boxes asks once. */
const SETTLED_MS = 500
const POLL_MS = 600

/** @param request null: nothing to estimate */
export function useEstimate(request: EstimateRequest | null) {
  const wanted = request === null ? null : JSON.stringify(request)
  const asked = useSettled(wanted)
  const isAsked = asked !== null && asked === wanted
  const begun = useQuery({
    queryKey: ['estimates', 'begun', asked],
    queryFn: () => call<EstimateView>('estimates', { method: 'POST', body: JSON.parse(asked ?? '') }),
    enabled: isAsked,
    // An earlier choice that is made again is counted again: its estimate has ended meanwhile.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const id = begun.data?.id
  const followed = useQuery({
    queryKey: ['estimates', 'one', id],
    queryFn: ({ signal }) => call<EstimateView>(`estimates/${id}`, { signal }),
    enabled: isAsked && id !== undefined,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'counting' ? POLL_MS : false),
  })
  return {
    /** Undefined until there is one for the present choice. */
    estimate: isAsked ? (followed.data ?? begun.data) : undefined,
    error: isAsked ? (begun.error ?? (followed.data === undefined ? followed.error : null)) : null,
    again: () => void begun.refetch(),
  }
}

/** @returns the value once it has stood still for a moment */
function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
