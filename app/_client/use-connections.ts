'use client'
/** Accounts of services that the workspace has connected, and what each service is. */
import { useQuery } from '@tanstack/react-query'
import type { ConnectionPage, ServicePage } from '#app/api/v1/_schemas/connection.ts'
import { call } from './call.ts'

/** A workspace has a handful; the API gives at most so many at once. */
const MOST = 100

const CONNECTIONS = {
  queryKey: ['connections', 'choice'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    call<ConnectionPage>(`connections?limit=${MOST}`, { signal }),
} as const

export const useConnections = () => useQuery(CONNECTIONS)

/** Only accounts that look people up. */
export const useVendors = () => useQuery({ ...CONNECTIONS, select: vendorsOf })

/** Only accounts that keep audiences. */
export const useAudienceAccounts = () => useQuery({ ...CONNECTIONS, select: audienceAccountsOf })

const vendorsOf = ({ items }: ConnectionPage) => ({
  items: items.flatMap((connection) => (connection.kind === 'people' ? [connection] : [])),
})
const audienceAccountsOf = ({ items }: ConnectionPage) => ({
  items: items.flatMap((connection) => (connection.kind === 'audience' ? [connection] : [])),
})

const SERVICES = {
  queryKey: ['services'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => call<ServicePage>(`services?limit=${MOST}`, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
} as const

export const useServices = () => useQuery(SERVICES)

/** Only services that look people up. */
export const useVendorServices = () => useQuery({ ...SERVICES, select: vendorServicesOf })

const vendorServicesOf = ({ items }: ServicePage) => ({
  items: items.flatMap((service) => (service.kind === 'people' ? [service] : [])),
})
