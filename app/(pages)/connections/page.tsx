/** Accounts of services that look people up, and what may be spent on them. */
import type { Metadata } from 'next'
import { ConnectionList } from './connection-list.tsx'

export const metadata: Metadata = { title: 'Connections' }

export default function Page() {
  return <ConnectionList />
}
