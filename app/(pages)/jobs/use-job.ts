'use client'
/** One job, followed live: by server-sent events, and by asking every few seconds where those don't come through. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '#app/_client/call.ts'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { isLive } from './job-words.ts'

const POLL_MS = 2_000

export const jobKey = (id: string) => ['jobs', 'one', id] as const

export function useJob(id: string) {
  const queries = useQueryClient()
  const [isStreaming, setIsStreaming] = useState(false)
  const job = useQuery({
    queryKey: jobKey(id),
    queryFn: ({ signal }) => call<JobView>(`jobs/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isLive(state.data) && !isStreaming ? POLL_MS : false),
  })
  const isFollowed = job.data !== undefined && isLive(job.data)

  useEffect(() => {
    if (!isFollowed) return
    const events = new EventSource(`/api/v1/jobs/${id}/events`)
    events.addEventListener('open', () => setIsStreaming(true))
    // It reconnects by itself where it can; until then, and where it can't, polling goes on.
    events.addEventListener('error', () => setIsStreaming(false))
    events.addEventListener('job', (event: MessageEvent<string>) => {
      const told = JSON.parse(event.data) as JobView
      // The server ends the stream of a settled job, which a browser takes for a lost connection.
      if (!isLive(told)) events.close()
      queries.setQueryData(jobKey(id), told)
    })
    return () => {
      events.close()
      setIsStreaming(false)
    }
  }, [id, isFollowed, queries])

  return job
}
