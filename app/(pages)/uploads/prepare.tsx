'use client'
/** Everything before the start: how the file is read, what its columns are, what to check against, what it will cost. */
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { bytesText } from '#app/_ui/amounts.ts'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { MappingAdvice } from '#app/_ui/mapping-advice.tsx'
import { chosenMapping, suggestedFields } from '#app/_ui/mapping-choice.ts'
import { MappingTable } from '#app/_ui/mapping-table.tsx'
import { Day } from '#app/_ui/moment.tsx'
import { microsOf } from '#app/_ui/money.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import type { UploadView } from '#app/api/v1/_schemas/upload.ts'
import type { Field } from '#core/field.ts'
import { AudienceReport } from './audience-report.tsx'
import { CheckAgainst } from './check-against.tsx'
import { type OptionChoice, OptionFields } from './option-fields.tsx'
import { PaidPart } from './paid-part.tsx'
import type { ProviderChoice } from './provider-choice.ts'
import { ReadingCard } from './reading-card.tsx'
import { StartBar } from './start-bar.tsx'

interface PrepareProps {
  readonly upload: UploadView
  readonly onUpload: (upload: UploadView) => void
  /** A trial of this list, which was made with a choice; null where there is none. */
  readonly trial: JobView | null
  /** Asked from the beginning, where nothing was chosen before. */
  readonly suggested: readonly ProviderChoice[]
}

export function Prepare({ upload, onUpload, trial, suggested }: PrepareProps) {
  const router = useRouter()
  const { preview } = upload
  const [fields, setFields] = useState<readonly (Field | null)[]>(() => trialFields(trial) ?? suggestedFields(preview))
  const [read, setRead] = useState(preview)
  const [providers, setProviders] = useState<readonly ProviderChoice[]>(trial?.providers ?? suggested)
  const [options, setOptions] = useState<OptionChoice>({
    defaultCountry: trial?.options.defaultCountry ?? null,
    dateOrder: trial?.options.dateOrder ?? 'auto',
  })
  const [cap, setCap] = useState('')
  const [rows, setRows] = useState<number | null>(null)

  // Another reading of the file has other columns.
  useEffect(() => {
    if (preview === read) return
    setRead(preview)
    setFields(suggestedFields(preview))
  }, [preview, read])

  const isPaid = providers.some((provider) => 'connectionId' in provider)
  const capMicros = isPaid && cap.trim() !== '' ? microsOf(cap) : null
  const isCapBad = isPaid && cap.trim() !== '' && capMicros === null
  const mapping = preview === null ? [] : chosenMapping(fields, preview)
  const request = { source: { uploadId: upload.id }, mapping, providers, options }
  const start = useMutation({
    mutationFn: () =>
      call<JobView>('jobs', {
        method: 'POST',
        // The same press twice, or again after a lost answer, makes one job.
        headers: {
          'idempotency-key': `start-${upload.id}-${idempotencyText([fields, providers, options, capMicros])}`,
        },
        body: { ...request, ...(capMicros === null ? {} : { capMicros }) },
      }),
    onSuccess: (job) => router.push(`/jobs/${job.id}`),
  })

  return (
    <>
      <PageHeader title={upload.filename} lead={<Lead upload={upload} />} />
      <div className="space-y-6">
        {upload.isAudience ? <AudienceReport uploadId={upload.id} /> : null}
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
            <CheckAgainst filename={upload.filename} chosen={providers} onChange={setProviders} />
            <OptionFields value={options} onChange={setOptions} />
            {isPaid && mapping.length > 0 ? (
              <PaidPart
                request={request}
                cap={cap}
                capProblem={isCapBad ? 'Type an amount, such as 12.50, or leave it empty.' : null}
                onCap={setCap}
                onRows={setRows}
              />
            ) : null}
            {start.isError ? (
              <Notice kind="problem" title="It has not started.">
                <p>{problemText(start.error)}</p>
              </Notice>
            ) : null}
            <StartBar
              providers={providers}
              rows={isPaid ? rows : null}
              isStarting={start.isPending}
              isReady={mapping.length > 0 && !isCapBad}
              onStart={() => start.mutate()}
            />
          </>
        )}
      </div>
    </>
  )
}

/** @returns what each column was in the trial; null where there was none */
function trialFields(trial: JobView | null): readonly (Field | null)[] | null {
  if (trial === null) return null
  return trial.source.columns.map((_, column) => trial.mapping.find((one) => one.column === column)?.field ?? null)
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
function idempotencyText(choice: unknown): string {
  const text = JSON.stringify(choice)
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return (hash >>> 0).toString(36)
}
