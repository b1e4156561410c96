'use client'
/** What the columns of a reference list are, and its name; what was recognised is there already. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { bytesText } from '#app/_ui/amounts.ts'
import { Button, buttonVariants } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { SelectField, TextField } from '#app/_ui/field.tsx'
import { MappingAdvice } from '#app/_ui/mapping-advice.tsx'
import { chosenMapping, suggestedFields } from '#app/_ui/mapping-choice.ts'
import { MappingTable } from '#app/_ui/mapping-table.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PreviewTable } from '#app/_ui/preview-table.tsx'
import type { DirectoryView } from '#app/api/v1/_schemas/directory.ts'
import type { Preview, UploadView } from '#app/api/v1/_schemas/upload.ts'
import type { Field } from '#core/field.ts'

export function DescribeDirectory({ upload }: { readonly upload: UploadView }) {
  if (upload.preview === null) {
    return (
      <Notice kind="problem" title={`${upload.filename} can't be read like this.`}>
        <p>{upload.problem?.detail}</p>
        <p>
          <Link href={`/uploads/${upload.id}`}>Set how it is read</Link> and come back here, or{' '}
          <Link href="/directories/new">choose another file</Link>.
        </p>
      </Notice>
    )
  }
  return <DescribeForm upload={upload} preview={upload.preview} />
}

interface DescribeFormProps {
  readonly upload: UploadView
  readonly preview: Preview
}

function DescribeForm({ upload, preview }: DescribeFormProps) {
  const router = useRouter()
  const queries = useQueryClient()
  const [fields, setFields] = useState<readonly (Field | null)[]>(() => suggestedFields(preview))
  const [name, setName] = useState(() => upload.filename.replace(/\.[a-z]+$/i, ''))
  const [idColumn, setIdColumn] = useState<number | null>(null)
  const isEmpty = fields.every((field) => field === null)

  const create = useMutation({
    mutationFn: () =>
      call<DirectoryView>('directories', {
        method: 'POST',
        body: { uploadId: upload.id, name: name.trim(), mapping: chosenMapping(fields, preview), idColumn },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['directories'] })
      router.push('/directories')
    },
  })

  return (
    <form
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate()
      }}
    >
      <Card className="space-y-4">
        <div className="space-y-1">
          <CardTitle>The file</CardTitle>
          <p className="text-sm text-ink-soft">
            {upload.filename}, {bytesText(upload.bytes)}. Letters or columns look wrong?{' '}
            <Link href={`/uploads/${upload.id}`} className="underline">
              Set how it is read
            </Link>{' '}
            and come back.
          </p>
        </div>
        {preview.warnings.map((warning) => (
          <Notice key={warning.code + (warning.row ?? '')} kind="warning" title={warning.message} />
        ))}
        <PreviewTable preview={preview} />
      </Card>
      <Card className="space-y-4">
        <CardTitle>What is in each column?</CardTitle>
        <MappingAdvice fields={fields} />
        <MappingTable
          columns={preview.columns}
          fields={fields}
          onChange={(column, field) => setFields(fields.map((old, index) => (index === column ? field : old)))}
        />
      </Card>
      <Card className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Name of the reference list"
          value={name}
          required
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label="Each person is told by"
          hint="It stands in your results beside each person found."
          value={idColumn ?? ''}
          onChange={(event) => setIdColumn(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="">The id column, or else the row number</option>
          {preview.columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; names may repeat
            <option key={index} value={index}>
              {column.name || `Column ${index + 1}`}
            </option>
          ))}
        </SelectField>
      </Card>
      {create.isError ? (
        <Notice kind="problem" title="The reference list was not added.">
          <p>{problemText(create.error)}</p>
        </Notice>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Link href="/directories" className={buttonVariants({ variant: 'ghost', size: 'large' })}>
          Leave it
        </Link>
        <Button type="submit" size="large" disabled={create.isPending || isEmpty || name.trim() === ''}>
          {create.isPending ? 'Adding…' : 'Add it'}
        </Button>
      </div>
    </form>
  )
}
