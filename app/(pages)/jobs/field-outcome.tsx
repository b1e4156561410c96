/** One field of a row: what it was, what it is from now on, and its label as a word. */
import { Badge } from '#app/_ui/badge.tsx'
import type { RowView } from '#app/api/v1/_schemas/row.ts'
import type { Field } from '#core/field.ts'
import { LABEL_WORDS } from './row-words.ts'

interface FieldOutcomeProps {
  readonly outcome: RowView['fields'][Field]
}

export function FieldOutcome({ outcome }: FieldOutcomeProps) {
  if (outcome === undefined) return null
  const { own, latest, label } = outcome
  const isReplaced = own !== '' && own !== latest
  return (
    <div className="space-y-1">
      {isReplaced ? (
        <p className="truncate text-ink-soft" title={own}>
          <span className="sr-only">was </span>
          <del>{own}</del>
        </p>
      ) : null}
      <p className="truncate" title={latest}>
        {isReplaced ? <span className="sr-only">now </span> : null}
        {latest || <span className="text-ink-soft">empty</span>}
      </p>
      {label === null ? null : <Badge tone={LABEL_WORDS[label].tone}>{LABEL_WORDS[label].word}</Badge>}
    </div>
  )
}
