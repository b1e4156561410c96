/** Making an account with a workspace of its own, where this Kith lets people do so. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { doorPorts } from '#app/_access/ports.ts'
import { SignUp } from './sign-up.tsx'

export const metadata: Metadata = { title: 'Make an account' }

export default async function Page() {
  if ((await doorPorts()).settings.signup === 'closed') notFound()
  return <SignUp />
}
