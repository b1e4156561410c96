'use client'
/** Who is signed in, as the server sees it. */
import { useQuery } from '@tanstack/react-query'
import type { SessionView } from '#app/api/v1/_schemas/access.ts'
import { call } from './call.ts'

/** Under which key the cache of API answers holds it. */
export const SESSION_KEY = ['session'] as const

export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => call<SessionView>('session', { signal }),
  })
}
