'use client'
/** Accounts of vendors that the workspace has connected, and what each vendor takes. */
import { useQuery } from '@tanstack/react-query'
import type { ConnectionPage, ServicePage } from '#app/api/v1/_schemas/connection.ts'
import { call } from './call.ts'

/** A workspace has a handful; the API gives at most so many at once. */
const MOST = 100

export const useConnections = () =>
  useQuery({
    queryKey: ['connections', 'choice'],
    queryFn: ({ signal }) => call<ConnectionPage>(`connections?limit=${MOST}`, { signal }),
  })

export const useServices = () =>
  useQuery({
    queryKey: ['services'],
    queryFn: ({ signal }) => call<ServicePage>(`services?limit=${MOST}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
