'use client'
/** Everything before the start: how the file is read, what its columns are, what to check against. */
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { bytesText } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { MappingAdvice } from '#app/_ui/mapping-advice.tsx'
import { chosenMapping, suggestedFields } from '#app/_ui/mapping-choice.ts'
import { MappingTable } from '#app/_ui/mapping-table.tsx'
import { Day } from '#app/_ui/moment.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import type { UploadView } from '#app/api/v1/_schemas/upload.ts'
import type { Field } from '#core/field.ts'
import { CheckAgainst } from './check-against.tsx'
import { type OptionChoice, OptionFields } from './option-fields.tsx'
import { ReadingCard } from './reading-card.tsx'

interface PrepareProps {
  readonly upload: UploadView
  readonly onUpload: (upload: UploadView) => void
}

export function Prepare({ upload, onUpload }: PrepareProps) {
  const router = useRouter()
  const { preview } = upload
  const [fields, setFields] = useState<readonly (Field | null)[]>(() => suggestedFields(preview))
  const [directoryIds, setDirectoryIds] = useState<readonly string[]>([])
  const [options, setOptions] = useState<OptionChoice>({ defaultCountry: null, dateOrder: 'auto' })

  // Another reading of the file has other columns.
  useEffect(() => setFields(suggestedFields(preview)), [preview])

  const start = useMutation({
    mutationFn: () =>
      call<JobView>('jobs', {
        method: 'POST',
        // The same press twice, or again after a lost answer, makes one job.
        headers: { 'idempotency-key': `start-${upload.id}-${idempotencyText(fields, directoryIds, options)}` },
        body: {
          source: { uploadId: upload.id },
          mapping: preview === null ? [] : chosenMapping(fields, preview),
          providers: directoryIds.map((directoryId) => ({ directoryId })),
          options,
        },
      }),
    onSuccess: (job) => router.push(`/jobs/${job.id}`),
  })

  return (
    <>
      <PageHeader title={upload.filename} lead={<Lead upload={upload} />} />
      <div className="space-y-6">
        <ReadingCard upload={upload} onUpload={onUpload} />
        {preview === null ? null : (
          <>
            <Card className="space-y-4">
              <CardTitle>What is in each column?</CardTitle>
              <MappingAdvice fields={fields} />
              <MappingTable
                columns={preview.columns}
                fields={fields}
                onChange={(column, field) => setFields(fields.map((old, index) => (index === column ? field : old)))}
              />
            </Card>
            <CheckAgainst chosen={directoryIds} onChange={setDirectoryIds} />
            <OptionFields value={options} onChange={setOptions} />
            {start.isError ? (
              <Notice kind="problem" title="It has not started.">
                <p>{problemText(start.error)}</p>
              </Notice>
            ) : null}
            <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center justify-end gap-4 border-t border-line bg-paper/95 px-4 py-4 backdrop-blur sm:mx-0 sm:rounded-t-xl">
              <p className="text-sm text-ink-soft">
                {directoryIds.length === 0
                  ? 'Rows are cleaned and doubles found.'
                  : 'Nothing leaves this installation.'}
              </p>
              <Button
                size="large"
                disabled={start.isPending || fields.every((field) => field === null)}
                onClick={() => start.mutate()}
              >
                {start.isPending ? 'Starting…' : 'Start checking'}
              </Button>
            </div>
          </>
        )}
      </div>
    </>
  )
}

function Lead({ upload: { bytes, keptUntil } }: { readonly upload: UploadView }) {
  return (
    <>
      {bytesText(bytes)}, all there.
      {keptUntil === null ? null : (
        <>
          {' '}
          This file is kept until <Day at={keptUntil} />.
        </>
      )}
    </>
  )
}

/** Changes with every choice, so that a changed one is a new job. */
function idempotencyText(
  fields: readonly (Field | null)[],
  directoryIds: readonly string[],
  options: OptionChoice,
): string {
  const text = JSON.stringify([fields, directoryIds, options])
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return (hash >>> 0).toString(36)
}
