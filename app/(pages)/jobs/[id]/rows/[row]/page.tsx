/** One row of a list, at an address of its own. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RowPage } from '../../../row-page.tsx'

interface PageProps {
  readonly params: Promise<{ readonly id: string; readonly row: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Row ${(await params).row}` }
}

export default async function Page({ params }: PageProps) {
  const { id, row } = await params
  const number = Number(row)
  if (!Number.isInteger(number) || number < 1) notFound()
  return <RowPage jobId={id} number={number} />
}
