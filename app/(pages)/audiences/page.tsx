/** Bringing an audience in: which account, which audience, which members. */
import type { Metadata } from 'next'
import { BringAudience } from './bring-audience.tsx'

export const metadata: Metadata = { title: 'Bring in an audience' }

interface PageProps {
  readonly searchParams: Promise<{ readonly account?: string | readonly string[] }>
}

export default async function Page({ searchParams }: PageProps) {
  const { account } = await searchParams
  return <BringAudience wanted={typeof account === 'string' ? account : null} />
}
