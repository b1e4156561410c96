'use client'
/** The honest question: what should we check against? */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { fileProblem } from '#app/_client/upload/check-file.ts'
import { uploadFile } from '#app/_client/upload/upload-file.ts'
import { countText } from '#app/_ui/amounts.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { FilePicker } from '#app/_ui/file-picker.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Skeleton } from '#app/_ui/skeleton.tsx'
import type { DirectoryPage, DirectoryView } from '#app/api/v1/_schemas/directory.ts'

interface CheckAgainstProps {
  /** Ids in the order in which they are asked. */
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

const QUERY_KEY = ['directories', 'choice']

export function CheckAgainst({ chosen, onChange }: CheckAgainstProps) {
  const queries = useQueryClient()
  const directories = useQuery({
    queryKey: QUERY_KEY,
    queryFn: () => call<DirectoryPage>('directories?limit=100'),
    refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => status === 'importing') ? 1500 : false),
  })
  const add = (directory: DirectoryView) => {
    onChange([...chosen, directory.id])
    void queries.invalidateQueries({ queryKey: ['directories'] })
  }

  return (
    <Card className="space-y-4">
      <div className="space-y-1">
        <CardTitle>What should we check against?</CardTitle>
        <p className="text-sm text-ink-soft">
          Reference lists are people you trust. They are asked in the order you tick them; with none ticked rows are
          only cleaned and doubles found.
        </p>
      </div>
      {directories.isPending ? <Skeleton className="h-24" /> : null}
      {directories.isError ? (
        <Notice kind="problem" title="Your reference lists can't be shown.">
          {problemText(directories.error)}
        </Notice>
      ) : null}
      <ul className="divide-y divide-line">
        {directories.data?.items.map((directory) => (
          <DirectoryChoice
            key={directory.id}
            directory={directory}
            place={chosen.indexOf(directory.id)}
            onToggle={(isChosen) =>
              onChange(isChosen ? [...chosen, directory.id] : chosen.filter((id) => id !== directory.id))
            }
          />
        ))}
      </ul>
      <AddDirectory onAdded={add} />
    </Card>
  )
}

interface DirectoryChoiceProps {
  readonly directory: DirectoryView
  /** Its turn from 0, -1 when it is not chosen. */
  readonly place: number
  readonly onToggle: (isChosen: boolean) => void
}

function DirectoryChoice({ directory, place, onToggle }: DirectoryChoiceProps) {
  return (
    <li>
      <label className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 py-2">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={place >= 0}
          disabled={directory.status === 'failed'}
          onChange={(event) => onToggle(event.target.checked)}
        />
        <span className="font-medium break-words">{directory.name}</span>
        <span className="text-sm text-ink-soft">
          {directory.rows === null ? directory.filename : `${countText(directory.rows)} people`}
        </span>
        {directory.status === 'importing' ? <Badge tone="fresh">being read: you can start already</Badge> : null}
        {directory.status === 'failed' ? <Badge tone="bad">could not be read</Badge> : null}
        {place >= 0 ? <Badge tone="good">asked {place === 0 ? 'first' : `as number ${place + 1}`}</Badge> : null}
      </label>
    </li>
  )
}

/** A reference list on the quick way: its columns are taken as they are recognised. */
function AddDirectory({ onAdded }: { readonly onAdded: (directory: DirectoryView) => void }) {
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
