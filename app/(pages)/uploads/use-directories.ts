'use client'
/** The workspace's reference lists to choose from, those that are still being read followed. */
import { useQuery } from '@tanstack/react-query'
import { call } from '#app/_client/call.ts'
import type { DirectoryPage } from '#app/api/v1/_schemas/directory.ts'

const POLL_MS = 1_500

export const useDirectories = () =>
  useQuery({
    queryKey: ['directories', 'choice'],
    queryFn: () => call<DirectoryPage>('directories?limit=100'),
    refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => status === 'importing') ? POLL_MS : false),
  })
