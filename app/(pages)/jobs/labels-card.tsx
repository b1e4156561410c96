/** How many values of each field are confirmed, new, old or unverified. */
import { countText } from '#app/_ui/amounts.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { FIELD_NAMES } from '#app/_ui/field-names.ts'
import { ScrollRegion } from '#app/_ui/scroll-region.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { FIELDS } from '#core/field.ts'
import { LABELS, type Label } from '#core/outcome.ts'
import { LABEL_WORDS } from './row-words.ts'

const MEANINGS: Readonly<Record<Label, string>> = {
  confirmed: 'both say the same',
  new: 'you had nothing',
  old: 'they differ',
  unverified: 'only you have it',
}

export function LabelsCard({ labels }: { readonly labels: JobView['labels'] }) {
  const fields = FIELDS.filter((field) => labels[field] !== undefined)
  if (fields.length === 0) return null
  return (
    <Card className="space-y-4">
      <CardTitle>What we learnt, field by field</CardTitle>
      <ScrollRegion label="Values of each field by label">
        <table className="w-full min-w-max text-sm">
          <caption className="sr-only">For each field, how many values have which label</caption>
          <thead className="bg-sunken">
            <tr>
              <th scope="col" className="px-3 py-2 text-left font-medium">
                Field
              </th>
              {LABELS.map((label) => (
                <th key={label} scope="col" className="px-3 py-2 text-right font-medium">
                  <Badge tone={LABEL_WORDS[label].tone}>{LABEL_WORDS[label].word}</Badge>
                  <span className="block pt-0.5 text-xs font-normal text-ink-soft">{MEANINGS[label]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field} className="border-t border-line">
                <th scope="row" className="px-3 py-2 text-left font-medium">
                  {FIELD_NAMES[field]}
                </th>
                {LABELS.map((label) => (
                  <td key={label} className="px-3 py-2 text-right tabular-nums">
                    {countText(labels[field]?.[label] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}
