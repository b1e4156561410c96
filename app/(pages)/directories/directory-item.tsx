'use client'
/** One reference list: how many people, how it stands, and a way to delete it. */
import { useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import Link from 'next/link'
import { CallProblem, call } from '#app/_client/call.ts'
import { countText } from '#app/_ui/amounts.ts'
import { Badge, type Tone } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx'
import { FIELD_NAMES } from '#app/_ui/field-names.ts'
import { Moment } from '#app/_ui/moment.tsx'
import type { DirectoryView } from '#app/api/v1/_schemas/directory.ts'

const STATUS_WORDS: Readonly<Record<DirectoryView['status'], { readonly word: string; readonly tone: Tone }>> = {
  importing: { word: 'being read', tone: 'fresh' },
  ready: { word: 'ready', tone: 'good' },
  failed: { word: 'could not be read', tone: 'bad' },
}

export function DirectoryItem({ directory }: { readonly directory: DirectoryView }) {
  const { word, tone } = STATUS_WORDS[directory.status]
  const fields = [...new Set(directory.mapping.map(({ field }) => FIELD_NAMES[field]))]
  return (
    <li className="flex items-start justify-between gap-4 rounded-xl border border-line bg-sheet p-5">
      <div className="min-w-0 space-y-1.5">
        <h2 className="text-lg font-semibold break-words">{directory.name}</h2>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
          <Badge tone={tone}>{word}</Badge>
          {directory.rows === null ? null : (
            <span className="text-ink tabular-nums">
              {countText(directory.rows)} {directory.rows === 1 ? 'person' : 'people'}
            </span>
          )}
          <span className="min-w-0 break-words">
            from {directory.filename}, added <Moment at={directory.createdAt} />
          </span>
        </p>
        {fields.length > 0 ? <p className="text-sm text-ink-soft">Knows: {fields.join(', ')}</p> : null}
        {directory.status === 'importing' ? (
          <p className="text-sm text-ink-soft">
            You can use it already: a list that is checked against it waits for it.
          </p>
        ) : null}
        {directory.status === 'failed' ? <Failure directory={directory} /> : null}
      </div>
      <DeleteDirectory directory={directory} />
    </li>
  )
}

function Failure({ directory: { errorCode, errorDetail, uploadId } }: { readonly directory: DirectoryView }) {
  return (
    <p className="text-sm text-bad">
      {errorDetail ?? 'Something went wrong while it was read. Your file is safe.'}{' '}
      <Link href={`/directories/new?upload=${uploadId}`} className="underline">
        Look at the file again
      </Link>
      {errorCode ? <code className="block font-mono text-xs">{errorCode}</code> : null}
    </p>
  )
}

function DeleteDirectory({ directory }: { readonly directory: DirectoryView }) {
  const queries = useQueryClient()
  async function remove(): Promise<void> {
    try {
      await call(`directories/${directory.id}`, { method: 'DELETE' })
    } catch (error) {
      if (!(error instanceof CallProblem) || error.code !== 'in_use') throw error
      throw new CallProblem(
        error.code,
        error.status,
        'A list that is not finished is checked against it. Nothing was deleted. Wait until that list is done, or cancel it.',
      )
    }
    await queries.invalidateQueries({ queryKey: ['directories'] })
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="icon" aria-label={`Delete ${directory.name}`}>
          <Trash2 aria-hidden />
        </Button>
      }
      title="Delete this reference list?"
      confirmText="Delete"
      keepText="Keep it"
      onConfirm={remove}
    >
      <p>
        {directory.name} can no longer be checked against. Files of lists that are done stay as they are, but their rows
        can no longer show who was found and why.
      </p>
    </ConfirmDialog>
  )
}
