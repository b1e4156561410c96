/** API keys of the workspace. */
import type { Metadata } from 'next'
import { KeyList } from './key-list.tsx'

export const metadata: Metadata = { title: 'API keys' }

export default function Page() {
  return <KeyList />
}
