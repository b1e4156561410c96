/** Connects one more account. */
import type { Metadata } from 'next'
import { ConnectAccount } from '../connect-account.tsx'

export const metadata: Metadata = { title: 'Connect an account' }

export default function Page() {
  return <ConnectAccount />
}
