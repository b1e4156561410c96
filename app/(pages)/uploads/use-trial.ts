'use client'
/** A trial of some rows: begun here, followed, and kept in the address, so that it is there after a reload. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { call } from '#app/_client/call.ts'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { isSettled } from '#pipeline/describe-job.ts'
import type { EstimateRequest } from './use-estimate.ts'

export const TRIAL_ROWS = 50

const POLL_MS = 700
const NAME = 'trial'

export function useTrial() {
  const router = useRouter()
  const path = usePathname()
  const id = useSearchParams().get(NAME)
  const job = useQuery({
    queryKey: ['jobs', 'trial', id],
    queryFn: ({ signal }) => call<JobView>(`jobs/${id}`, { signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data !== undefined && isSettled(state.data.status) ? false : POLL_MS),
  })
  const begin = useMutation({
    mutationFn: (body: object) => call<JobView>('jobs', { method: 'POST', body: { ...body, trialRows: TRIAL_ROWS } }),
    onSuccess: (begun) => router.replace(`${path}?${new URLSearchParams({ [NAME]: begun.id })}`, { scroll: false }),
  })
  return {
    id,
    /** Undefined while it is asked for, or where there is none. */
    job: id === null ? undefined : job.data,
    error: begin.error ?? (job.data === undefined ? job.error : null),
    isBeginning: begin.isPending,
    begin: begin.mutate,
  }
}

type Choice = Pick<EstimateRequest, 'mapping' | 'providers' | 'options'>

/** @returns whether a trial was made with these columns and providers: only then does it tell of them */
export const isTrialOf = (job: JobView, choice: Choice): boolean => choiceText(job) === choiceText(choice)

/** All that decides what is asked. */
const choiceText = ({ mapping, providers, options }: Choice) =>
  JSON.stringify([
    mapping.map(({ column, field }) => [column, field]),
    providers,
    options.defaultCountry,
    options.dateOrder,
  ])
