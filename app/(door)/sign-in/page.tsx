/** Signing in with e-mail and password. */
import type { Metadata } from 'next'
import { doorPorts } from '#app/_access/ports.ts'
import { safeBack } from './safe-back.ts'
import { SignIn } from './sign-in.tsx'

export const metadata: Metadata = { title: 'Sign in' }

interface PageProps {
  readonly searchParams: Promise<{ readonly back?: string | readonly string[] }>
}

export default async function Page({ searchParams }: PageProps) {
  const [{ back }, { settings }] = await Promise.all([searchParams, doorPorts()])
  return <SignIn back={safeBack(back)} signup={settings.signup} />
}
