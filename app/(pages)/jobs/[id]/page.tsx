/** One list: live while it runs, with its files and rows afterwards. */
import type { Metadata } from 'next'
import { JobPage } from '../job-page.tsx'

export const metadata: Metadata = { title: 'Your list' }

export default async function Page({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  return <JobPage id={(await params).id} />
}
