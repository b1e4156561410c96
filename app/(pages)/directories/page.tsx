/** Reference lists: the people one trusts, to check others against. */
import type { Metadata } from 'next'
import { DirectoryList } from './directory-list.tsx'

export const metadata: Metadata = { title: 'References' }

export default function Page() {
  return <DirectoryList />
}
