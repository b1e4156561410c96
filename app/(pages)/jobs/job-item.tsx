'use client'
/** One list among others: what it is, how it stands, and a way to delete it. */
import { useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import Link from 'next/link'
import { call } from '#app/_client/call.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { CountsBar } from './counts-bar.tsx'
import { JobLead } from './job-lead.tsx'
import { countsSentence, isLive, jobWords } from './job-words.ts'

export function JobItem({ job }: { readonly job: JobView }) {
  const { word, tone } = jobWords(job)
  const hasRows = job.counts.total > 0
  return (
    <li className="rounded-xl border border-line bg-sheet p-5">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0 space-y-1">
          <h2 className="text-lg font-semibold break-words">
            <Link href={`/jobs/${job.id}`} className="inline-flex min-h-6 underline-offset-4 hover:underline">
              {job.source.filename}
            </Link>
          </h2>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
            <Badge tone={tone}>{word}</Badge>
            <span>
              <JobLead job={job} />
            </span>
          </p>
        </div>
        <DeleteJob job={job} />
      </div>
      {hasRows ? (
        <div className="space-y-2 pt-4">
          <CountsBar counts={job.counts} className="h-2.5" />
          {/* The bar says the same to screen readers. */}
          <p aria-hidden className="text-sm text-ink-soft">
            {countsSentence(job.counts)}
          </p>
        </div>
      ) : null}
      {job.status === 'failed' && job.errorDetail !== null ? (
        <p className="pt-3 text-sm text-bad">{job.errorDetail}</p>
      ) : null}
    </li>
  )
}

function DeleteJob({ job }: { readonly job: JobView }) {
  const queries = useQueryClient()
  async function remove(): Promise<void> {
    await call(`jobs/${job.id}`, { method: 'DELETE' })
    await queries.invalidateQueries({ queryKey: ['jobs'] })
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="icon" aria-label={`Delete ${job.source.filename}`}>
          <Trash2 aria-hidden />
        </Button>
      }
      title="Delete this list?"
      confirmText="Delete"
      keepText="Keep it"
      onConfirm={remove}
    >
      <p>
        {job.source.filename}: its result and the other files are deleted for good. Download what you want to keep
        first. Reference lists stay.
      </p>
      {isLive(job) ? <p>It is still being worked on: cancel it first.</p> : null}
    </ConfirmDialog>
  )
}
