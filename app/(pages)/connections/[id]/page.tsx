/** One connection: what it costs, what it may spend, and its key replaced. */
import type { Metadata } from 'next'
import { ConnectionPage } from '../connection-page.tsx'

export const metadata: Metadata = { title: 'Connection' }

export default async function Page({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params
  return <ConnectionPage id={id} />
}
