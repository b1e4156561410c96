/** Which column is what: the user's column with samples on the left, our field on the right. */
import type { Preview } from '#app/api/v1/_schemas/upload.ts'
import { FIELDS, type Field, isField } from '#core/field.ts'
import { Badge, type Tone } from './badge.tsx'
import { SelectField } from './field.tsx'
import { FIELD_NAMES } from './field-names.ts'

type Column = Preview['columns'][number]

interface MappingTableProps {
  readonly columns: readonly Column[]
  /** The chosen field of each column; null: kept as it is. */
  readonly fields: readonly (Field | null)[]
  readonly onChange: (column: number, field: Field | null) => void
}

/** From these confidences on we say "sure" and "likely". */
const SURE = 0.95
const LIKELY = 0.6

function sureness(column: Column, field: Field | null): { readonly tone: Tone; readonly word: string } {
  if (field !== column.field) return { tone: 'fresh', word: 'your choice' }
  if (field === null) return { tone: 'quiet', word: 'kept as it is' }
  if (column.confidence >= SURE) return { tone: 'good', word: 'sure' }
  return column.confidence >= LIKELY
    ? { tone: 'stale', word: 'likely' }
    : { tone: 'odd', word: 'a guess: please check' }
}

export function MappingTable({ columns, fields, onChange }: MappingTableProps) {
  return (
    <ul data-slot="mapping-table" className="divide-y divide-line">
      {columns.map((column, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; names may repeat
        <li key={index} className="grid gap-x-6 gap-y-2 py-3 sm:grid-cols-[1fr_15rem] sm:items-center">
          <div className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium break-words">{column.name || `Column ${index + 1}`}</span>
              <span className="text-sm text-ink-soft">{Math.round(column.fill * 100)} % filled</span>
            </p>
            <p className="truncate text-sm text-ink-soft">{column.samples.join(' · ') || 'no values in the preview'}</p>
          </div>
          <MappingChoice column={column} index={index} field={fields[index] ?? null} onChange={onChange} />
        </li>
      ))}
    </ul>
  )
}

interface MappingChoiceProps {
  readonly column: Column
  readonly index: number
  readonly field: Field | null
  readonly onChange: MappingTableProps['onChange']
}

function MappingChoice({ column, index, field, onChange }: MappingChoiceProps) {
  const { tone, word } = sureness(column, field)
  return (
    <div className="space-y-1.5">
      <SelectField
        label={`What is in the column ${column.name || index + 1}`}
        isLabelHidden
        value={field ?? ''}
        onChange={(event) => onChange(index, isField(event.target.value) ? event.target.value : null)}
      >
        <option value="">Keep, don't use</option>
        {FIELDS.map((name) => (
          <option key={name} value={name}>
            {FIELD_NAMES[name]}
          </option>
        ))}
      </SelectField>
      <Badge tone={tone}>{word}</Badge>
    </div>
  )
}
