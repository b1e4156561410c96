/** A contact and a person beside each other, field by field, and what each field is from now on. */
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { cn } from '#app/_ui/cn.ts'
import { FIELD_NAMES } from '#app/_ui/field-names.ts'
import type { RowView } from '#app/api/v1/_schemas/row.ts'
import { FIELDS, type Field } from '#core/field.ts'
import type { Level } from '#core/level.ts'
import { differing, type Stretch } from './differing.ts'
import { FieldOutcome } from './field-outcome.tsx'
import { MarkedText } from './marked-text.tsx'
import { sourceText } from './providers-text.ts'

const OWN = 'In your list'
const RESULT = 'From now on'

/** Levels at which both say the same, however they write it. */
const SAME: readonly string[] = ['exact', 'other_reading', 'same_national'] satisfies Level[]

/** @returns what stands over the person's values */
const theirName = (source: string | undefined) =>
  source === undefined || source === 'directory' ? 'In the reference list' : `From ${sourceText(source)}`

const columns = (hasPerson: boolean) => (hasPerson ? 'sm:grid-cols-[8rem_1fr_1fr_1fr]' : 'sm:grid-cols-[8rem_1fr_1fr]')

/** Beside each other where there is room, else below each other with what each is said before it. */
export function SideBySide({ row }: { readonly row: RowView }) {
  const theirs = row.candidates[0]?.fields ?? {}
  const fields = FIELDS.filter((field) => row.fields[field] !== undefined || theirs[field] !== undefined)
  const [best] = row.candidates
  const hasPerson = best !== undefined
  const whose = theirName(best?.source)
  return (
    <Card className="space-y-4">
      <div className="space-y-1">
        <CardTitle>{hasPerson ? 'Your row beside the person' : 'Your row'}</CardTitle>
        {hasPerson ? (
          <p className="text-sm text-ink-soft">
            What differs is <MarkedText stretches={[{ text: 'marked', differs: true }]} />; what stands in your result
            comes last.
          </p>
        ) : null}
      </div>
      <div className="overflow-hidden rounded-lg border border-line text-sm">
        <div aria-hidden className={cn('hidden gap-x-4 bg-sunken px-4 py-2 font-medium sm:grid', columns(hasPerson))}>
          <span>Field</span>
          <span>{OWN}</span>
          {hasPerson ? <span>{whose}</span> : null}
          <span>{RESULT}</span>
        </div>
        {fields.map((field) => (
          <FieldLine
            key={field}
            field={field}
            row={row}
            whose={whose}
            theirs={hasPerson ? (theirs[field] ?? []) : null}
          />
        ))}
      </div>
    </Card>
  )
}

interface FieldLineProps {
  readonly field: Field
  readonly row: RowView
  readonly whose: string
  /** The person's values of the field; null where nobody is shown. */
  readonly theirs: readonly string[] | null
}

function FieldLine({ field, row, whose, theirs }: FieldLineProps) {
  const outcome = row.fields[field]
  const own = outcome?.own ?? ''
  // Of several values the one that was compared with ours stands first.
  const compared = row.evidence.find((one) => one.field === field)
  const first = theirs?.find((value) => value === compared?.theirs) ?? theirs?.[0] ?? ''
  const others = theirs?.filter((value) => value !== first) ?? []
  // Two ways to write one phone number are not worth a mark.
  const isCompared = own !== '' && first !== '' && !SAME.includes(compared?.level ?? '')
  const [left, right] = isCompared ? differing(own, first) : [plain(own), plain(first)]
  return (
    <section
      className={cn(
        'grid gap-x-4 gap-y-2 border-t border-line px-4 py-3 first:border-t-0 sm:py-2.5',
        columns(theirs !== null),
      )}
    >
      <h3 className="font-medium">{FIELD_NAMES[field]}</h3>
      <Side name={OWN}>
        <Value stretches={left} />
      </Side>
      {theirs === null ? null : (
        <Side name={whose}>
          <Value stretches={right} />
          {others.map((value) => (
            <span key={value} className="block text-ink-soft">
              or {value}
            </span>
          ))}
        </Side>
      )}
      <Side name={RESULT}>
        {outcome === undefined ? (
          <span className="text-ink-soft">not in the result</span>
        ) : (
          <FieldOutcome outcome={outcome} />
        )}
      </Side>
    </section>
  )
}

function Side({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="min-w-0 break-words">
      <span className="block text-xs text-ink-soft sm:sr-only">{name}</span>
      {children}
    </div>
  )
}

function Value({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return stretches.length === 0 ? <span className="text-ink-soft">empty</span> : <MarkedText stretches={stretches} />
}

const plain = (text: string): readonly Stretch[] => (text === '' ? [] : [{ text, differs: false }])
