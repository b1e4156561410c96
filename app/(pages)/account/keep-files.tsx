'use client'
/** For how long this workspace keeps files: two numbers of days, or none. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { call, problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { RetentionView } from '#app/api/v1/_schemas/retention.ts'
import { MOST_DAYS } from '#core/retention.ts'
import { isShorter, readDays } from './kept-days.ts'

const KEY = ['retention']

export function KeepFiles() {
  const rule = useQuery({ queryKey: KEY, queryFn: ({ signal }) => call<RetentionView>('retention', { signal }) })
  return (
    <Card className="space-y-4">
      <div className="space-y-1">
        <CardTitle>How long files are kept</CardTitle>
        <p className="text-sm text-ink-soft">
          Then they are deleted for good. What was counted about a list stays, and so do reference lists, until you
          delete them.
        </p>
      </div>
      {rule.isPending ? (
        <Loading what="how long files are kept">
          <Skeleton className="h-40" />
        </Loading>
      ) : null}
      {rule.isError ? (
        <Notice kind="problem" title="It can't be shown right now.">
          <p>{problemText(rule.error)}</p>
        </Notice>
      ) : null}
      {rule.isSuccess ? <Days rule={rule.data} /> : null}
    </Card>
  )
}

const shown = (days: number | null) => (days === null ? '' : String(days))
const PROBLEM = `A whole number of days from 1 to ${MOST_DAYS}, or nothing.`

function Days({ rule }: { readonly rule: RetentionView }) {
  const queries = useQueryClient()
  const [uploads, setUploads] = useState(shown(rule.uploadDays))
  const [results, setResults] = useState(shown(rule.resultDays))
  const [uploadDays, resultDays] = [readDays(uploads), readDays(results)]
  const save = useMutation({
    mutationFn: (body: RetentionView) => call<RetentionView>('retention', { method: 'PUT', body }),
    onSuccess: async (saved) => {
      queries.setQueryData(KEY, saved)
      // Each list says until when it is kept.
      await queries.invalidateQueries({ queryKey: ['jobs'] })
      toast.success('Saved. Every list shows until when its files are kept.')
    },
  })
  const isChanged = uploadDays !== rule.uploadDays || resultDays !== rule.resultDays
  const isGoing = isShorter(uploadDays, rule.uploadDays) || isShorter(resultDays, rule.resultDays)
  return (
    <form
      className="space-y-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (uploadDays !== undefined && resultDays !== undefined) save.mutate({ uploadDays, resultDays })
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Files you bring, in days"
          hint="From when they were brought. Empty: until you delete them."
          problem={uploadDays === undefined ? PROBLEM : null}
          inputMode="numeric"
          autoComplete="off"
          value={uploads}
          onChange={(event) => setUploads(event.target.value)}
        />
        <TextField
          label="Rows and results, in days"
          hint="From when the list was done. Empty: until you delete it."
          problem={resultDays === undefined ? PROBLEM : null}
          inputMode="numeric"
          autoComplete="off"
          value={results}
          onChange={(event) => setResults(event.target.value)}
        />
      </div>
      {isGoing ? (
        <Notice kind="warning" title="What is older than that goes within minutes, for good.">
          <p>Download first what you want to keep.</p>
        </Notice>
      ) : null}
      {save.isError ? (
        <Notice kind="problem" title="It is as it was.">
          <p>{problemText(save.error)}</p>
        </Notice>
      ) : null}
      <Button
        type="submit"
        variant={isGoing ? 'danger' : 'primary'}
        disabled={save.isPending || !isChanged || uploadDays === undefined || resultDays === undefined}
      >
        {save.isPending ? 'Saving…' : isGoing ? 'Save, and delete what is older' : 'Save'}
      </Button>
    </form>
  )
}
