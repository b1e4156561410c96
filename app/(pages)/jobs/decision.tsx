/** What was decided about a row, in a sentence, with what is wrong in it. */
import Link from 'next/link'
import { useParams } from 'next/navigation'
import { Badge } from '#app/_ui/badge.tsx'
import type { RowView } from '#app/api/v1/_schemas/row.ts'
import { issueSentence } from '#core/issues.ts'
import { sourceText } from './providers-text.ts'
import { MATCH_WORDS, ROW_WORDS, scoreText } from './row-words.ts'

export function Decision({ row }: { readonly row: RowView }) {
  const { word, tone } = ROW_WORDS[row.status]
  return (
    <span className="block space-y-2">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink">
        <Badge tone={tone}>{word}</Badge>
        <span>{sentence(row)}</span>
      </span>
      {row.issues.map((code) => (
        <span key={code} className="block text-sm">
          {issueSentence(code)} <OriginLink code={code} />
        </span>
      ))}
    </span>
  )
}

const DUPLICATE_OF = /^duplicate_of:(\d+)$/

/** Leads to the earlier row that says the same. */
function OriginLink({ code }: { readonly code: string }) {
  const { id } = useParams<{ readonly id: string }>()
  const row = DUPLICATE_OF.exec(code)?.[1]
  return row === undefined ? null : (
    <Link href={`/jobs/${id}/rows/${row}`} className="underline">
      Open row {row}
    </Link>
  )
}

function sentence({ status, score, match, source, sourceId }: RowView): string {
  const who = sourceId === null ? '' : ` It is record ${sourceId} of ${sourceText(source)}`
  const how = match === null ? '' : `: ${MATCH_WORDS[match]}`
  switch (status) {
    case 'matched':
      return `We are ${scoreText(score ?? 1)} sure.${who}${how}.`
    case 'review':
      return `We are ${scoreText(score ?? 0)} sure: somebody should look.${who.replace('It is', 'It may be')}${how}.`
    case 'no_match':
      return 'Nobody who was found is likely enough to be this person.'
    case 'duplicate':
      return score === null
        ? 'An earlier row says the same.'
        : `An earlier row says the same, and what was found for that one counts here: ${scoreText(score)} sure.`
    case 'invalid':
      return 'There is nothing in this row to look anybody up by. It stands in rejected.csv.'
    case 'failed':
      return 'This row could not be looked up. “Retry failed” on the list tries it again.'
    case 'suppressed':
      return 'Nobody may be asked about this person.'
    case 'not_tried':
      return 'Nobody was asked about this row; it was only cleaned.'
    case 'pending':
      return 'This row has not had its turn yet.'
    default:
      return status satisfies never
  }
}
