'use client'
/** Chooses the file of a reference list and sends it. */
import { useState } from 'react'
import { problemText } from '#app/_client/call.ts'
import { fileProblem } from '#app/_client/upload/check-file.ts'
import { type UploadProgress, uploadFile } from '#app/_client/upload/upload-file.ts'
import { DropZone } from '#app/_ui/drop-zone.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { UploadBar } from '#app/_ui/upload-bar.tsx'
import type { UploadView } from '#app/api/v1/_schemas/upload.ts'

export function SendDirectory({ onSent }: { readonly onSent: (upload: UploadView) => void }) {
  const [progress, setProgress] = useState<UploadProgress | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function send(file: File): Promise<void> {
    setProblem(null)
    setProgress({ sentBytes: 0, totalBytes: file.size })
    try {
      const refusal = await fileProblem(file)
      if (refusal === null) onSent(await uploadFile(file, { onProgress: setProgress }))
      else setProblem(refusal)
    } catch (error) {
      setProblem(problemText(error))
    } finally {
      setProgress(null)
    }
  }

  return (
    <div className="space-y-6">
      {problem === null ? null : (
        <Notice kind="problem" title="This file can't be used as it is.">
          <p>{problem}</p>
        </Notice>
      )}
      <DropZone
        title="Drop the reference list here"
        hint={<p>CSV or text with any separator and encoding. From Excel: save it as CSV first.</p>}
        buttonText={progress === null ? 'Choose a file' : 'Sending…'}
        isBusy={progress !== null}
        onFile={(file) => void send(file)}
      />
      {progress === null ? null : <UploadBar {...progress} />}
    </div>
  )
}
