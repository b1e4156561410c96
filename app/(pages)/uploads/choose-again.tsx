'use client'
/** An upload that was left: the browser must be given the same file once more. */
import { useState } from 'react'
import { bytesText } from '#app/_ui/amounts.ts'
import { DropZone } from '#app/_ui/drop-zone.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { UploadView } from '#app/api/v1/_schemas/upload.ts'

interface ChooseAgainProps {
  readonly upload: UploadView
  readonly onFile: (file: File) => void
}

export function ChooseAgain({ upload, onFile }: ChooseAgainProps) {
  const [isOther, setIsOther] = useState(false)
  const there = upload.parts.reduce((sum, part) => sum + part.bytes, 0)

  function take(file: File): void {
    const isSame = file.name === upload.filename && file.size === upload.bytes
    setIsOther(!isSame)
    if (isSame) onFile(file)
  }

  return (
    <>
      <PageHeader
        title={upload.filename}
        lead={`${bytesText(there)} of ${bytesText(upload.bytes)} have arrived and are kept.`}
      />
      {isOther ? (
        <Notice kind="problem" title="This is another file." className="mb-6">
          Its name or its length differs. Choose {upload.filename} with {bytesText(upload.bytes)}, or bring it as a new
          list.
        </Notice>
      ) : null}
      <DropZone
        title="Go on with the same file"
        hint={<p>A browser forgets its files on a reload. Choose the same one: only what is missing is sent.</p>}
        buttonText="Choose the file again"
        onFile={take}
      />
    </>
  )
}
