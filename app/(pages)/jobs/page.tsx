/** All lists, newest first. */
import type { Metadata } from 'next'
import { JobList } from './job-list.tsx'

export const metadata: Metadata = { title: 'Lists' }

export default function Page() {
  return <JobList />
}
