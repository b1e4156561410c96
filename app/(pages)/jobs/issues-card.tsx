/** What is wrong with the rows, by repair and not by row. */
import { plural } from '#app/_ui/amounts.ts'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { issueSentence } from '#core/issues.ts'

/** Counted without the row it names, so it has no sentence of its own. */
const DOUBLES = 'duplicate_of'
const DOUBLES_SENTENCE = 'The row says the same as an earlier one, which it names; keep one of the two.'

export function IssuesCard({ issues }: { readonly issues: JobView['issues'] }) {
  const codes = Object.entries(issues).sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
  if (codes.length === 0) return null
  return (
    <Card className="space-y-4">
      <CardTitle>What could be better in your list</CardTitle>
      <ul className="divide-y divide-line">
        {codes.map(([code, rows]) => (
          <li key={code} className="grid gap-x-4 gap-y-0.5 py-2.5 text-sm sm:grid-cols-[7rem_1fr]">
            <span className="font-medium tabular-nums">{plural(rows, 'row')}</span>
            <span>
              {code === DOUBLES ? DOUBLES_SENTENCE : issueSentence(code)}{' '}
              <code className="font-mono text-xs break-all text-ink-soft">{code}</code>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
