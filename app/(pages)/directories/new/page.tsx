/** A new reference list: its file, what its columns are, its name. */
import type { Metadata } from 'next'
import { NewDirectory } from '../new-directory.tsx'

export const metadata: Metadata = { title: 'Add a reference list' }

interface PageProps {
  readonly searchParams: Promise<{ readonly upload?: string | readonly string[] }>
}

export default async function Page({ searchParams }: PageProps) {
  const { upload } = await searchParams
  return <NewDirectory uploadId={typeof upload === 'string' ? upload : null} />
}
