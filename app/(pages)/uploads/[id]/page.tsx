/** One upload: sending it, looking at it, saying what it is, starting. */
import type { Metadata } from 'next'
import { UploadPage } from '../upload-page.tsx'

export const metadata: Metadata = { title: 'New list' }

export default async function Page({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  return <UploadPage id={(await params).id} />
}
