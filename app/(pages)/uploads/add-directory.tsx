'use client'
/** A reference list on the quick way: its columns are taken as they are recognised. */
import { useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { fileProblem } from '#app/_client/upload/check-file.ts'
import { uploadFile } from '#app/_client/upload/upload-file.ts'
import { Button } from '#app/_ui/button.tsx'
import { FilePicker } from '#app/_ui/file-picker.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { DirectoryView } from '#app/api/v1/_schemas/directory.ts'

export function AddDirectory({ onAdded }: { readonly onAdded: (directory: DirectoryView) => void }) {
  const [doing, setDoing] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function add(file: File): Promise<void> {
    setProblem(null)
    setDoing(`Bringing ${file.name}…`)
    try {
      const refusal = await fileProblem(file)
      if (refusal !== null) {
        setProblem(refusal)
        return
      }
      const upload = await uploadFile(file)
      const mapping = upload.preview?.mapping ?? []
      if (upload.problem !== null || mapping.length === 0) {
        setProblem(
          upload.problem?.detail ?? 'No column of this file was recognised. Add it under References, step by step.',
        )
        return
      }
      const name = file.name.replace(/\.[a-z]+$/i, '')
      onAdded(
        await call<DirectoryView>('directories', { method: 'POST', body: { uploadId: upload.id, name, mapping } }),
      )
    } catch (error) {
      setProblem(problemText(error))
    } finally {
      setDoing(null)
    }
  }

  return (
    <div className="space-y-3">
      <FilePicker onFile={(file) => void add(file)}>
        {(choose) => (
          <Button variant="secondary" disabled={doing !== null} onClick={choose}>
            {doing ?? 'Add a reference list'}
          </Button>
        )}
      </FilePicker>
      {problem === null ? null : (
        <Notice kind="problem" title="This reference list was not added.">
          {problem}
        </Notice>
      )}
    </div>
  )
}
