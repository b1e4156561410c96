/** How the decision came about: the weights of the best candidate, and who else it could have been. */
import { Card, CardTitle } from '#app/_ui/card.tsx'
import type { RowView } from '#app/api/v1/_schemas/row.ts'
import { EvidenceBars } from './evidence-bars.tsx'
import { sourceText } from './providers-text.ts'
import { scoreText } from './row-words.ts'

export function WhyCard({ row }: { readonly row: RowView }) {
  const [best, second] = row.candidates
  if (best === undefined) return null
  return (
    <>
      <Card className="space-y-4">
        <div className="space-y-1">
          <CardTitle>Why</CardTitle>
          <p className="max-w-prose text-sm text-ink-soft">
            Each bar says how much a field speaks for (right) or against (left) the two being one person; one step more
            doubles the odds. What few people share weighs more. {togetherWith(best.source)} that makes{' '}
            {scoreText(best.score)}.
          </p>
        </div>
        <EvidenceBars evidence={best.evidence} values="elsewhere" />
      </Card>
      {second === undefined ? null : (
        <Card className="space-y-4">
          <div className="space-y-1">
            <CardTitle>Who else it could have been</CardTitle>
            <p className="text-sm text-ink-soft">
              {nameOf(second)}, record {second.sourceId} of {sourceText(second.source)}: {scoreText(second.score)}.
            </p>
          </div>
          <EvidenceBars evidence={second.evidence} values="shown" />
        </Card>
      )}
    </>
  )
}

function nameOf({ fields }: RowView['candidates'][number]): string {
  const parts = fields.full_name?.[0] ? [fields.full_name[0]] : [fields.first_name?.[0], fields.last_name?.[0]]
  return parts.filter(Boolean).join(' ') || 'A person without a name'
}

/** What counts beside the bars. */
const togetherWith = (source: string) =>
  source === 'directory'
    ? 'Together, and beside everybody else in the reference list,'
    : `Together with how sure ${sourceText(source)} itself is,`
