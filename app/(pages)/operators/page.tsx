/** How all of Kith stands, for those who run it. */
import type { Metadata } from 'next'
import { OperatorsPage } from './operators-page.tsx'

export const metadata: Metadata = { title: 'Operations' }

export default function Page() {
  return <OperatorsPage />
}
