/** A forgotten password: asking for a link, and setting a new one behind that link. */
import type { Metadata } from 'next'
import { ResetPassword } from './reset-password.tsx'

export const metadata: Metadata = { title: 'New password' }

export default function Page() {
  return <ResetPassword />
}
