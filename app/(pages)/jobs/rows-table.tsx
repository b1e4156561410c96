'use client'
/** Rows as a table: what was decided, and each field with its label; what was replaced stands struck out. */
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { countText } from '#app/_ui/amounts.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { FIELD_NAMES } from '#app/_ui/field-names.ts'
import { ScrollRegion } from '#app/_ui/scroll-region.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import type { RowView } from '#app/api/v1/_schemas/row.ts'
import { FIELDS, type Field } from '#core/field.ts'
import { FieldOutcome } from './field-outcome.tsx'
import { ROW_WORDS, scoreText } from './row-words.ts'
import { type RowsView, rowAddress } from './rows-address.ts'

interface RowsTableProps {
  readonly job: JobView
  readonly rows: readonly RowView[]
  readonly view: RowsView
}

export function RowsTable({ job, rows, view }: RowsTableProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const fields = FIELDS.filter((field) => rows.some((row) => row.fields[field] !== undefined))

  // Who comes back from a row goes on where they were.
  useEffect(() => {
    if (location.hash.startsWith('#row-')) body.current?.querySelector<HTMLElement>(location.hash)?.focus()
  }, [])

  return (
    <ScrollRegion label="Rows" className="max-h-[42rem]">
      <table className="w-full min-w-max border-collapse text-sm">
        <caption className="sr-only">Rows of the list with what was decided</caption>
        <thead className="sticky top-0 z-[2] bg-sunken text-left">
          <tr>
            <Heading>Row</Heading>
            <Heading>Status</Heading>
            {fields.map((field) => (
              <Heading key={field}>{FIELD_NAMES[field]}</Heading>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <Row key={row.row} jobId={job.id} row={row} fields={fields} view={view} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Heading({ children }: { readonly children: React.ReactNode }) {
  return (
    <th scope="col" className="px-3 py-2 font-medium">
      {children}
    </th>
  )
}

interface RowProps {
  readonly jobId: string
  readonly row: RowView
  readonly fields: readonly Field[]
  readonly view: RowsView
}

function Row({ jobId, row, fields, view }: RowProps) {
  const { word, tone } = ROW_WORDS[row.status]
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="sticky left-0 z-[1] bg-sheet p-0 text-left font-normal">
        <Link
          id={`row-${row.row}`}
          href={rowAddress(jobId, row.row, view)}
          prefetch={false}
          className="flex min-h-11 scroll-mt-24 items-center px-3 font-medium tabular-nums underline"
        >
          <span className="sr-only">Open row </span>
          {countText(row.row)}
        </Link>
      </th>
      <td className="px-3 py-2.5 whitespace-nowrap">
        <Badge tone={tone}>{word}</Badge>
        {row.score === null ? null : (
          <span className="block pt-1 pl-1 text-xs text-ink-soft tabular-nums">{scoreText(row.score)} sure</span>
        )}
      </td>
      {fields.map((field) => (
        <td key={field} className="max-w-64 px-3 py-2.5">
          <FieldOutcome outcome={row.fields[field]} />
        </td>
      ))}
    </tr>
  )
}
