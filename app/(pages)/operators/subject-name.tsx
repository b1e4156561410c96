/** Which list or reference list: by name and with a way there where it is one's own, else by its id. */
import Link from 'next/link'
import type { DeadStepView } from '#app/api/v1/_schemas/operators.ts'
import { shortId } from './operator-words.ts'

type SubjectNameProps = Pick<DeadStepView, 'workspaceId' | 'subjectId' | 'step' | 'name'>

export function SubjectName({ workspaceId, subjectId, step, name }: SubjectNameProps) {
  if (name === null) {
    return (
      <>
        {step === 'import' ? 'Reference list' : 'List'} <code className="font-mono">{shortId(subjectId)}</code> of
        workspace <code className="font-mono">{shortId(workspaceId)}</code>
      </>
    )
  }
  return (
    <Link href={step === 'import' ? '/directories' : `/jobs/${subjectId}`} className="underline">
      {name}
    </Link>
  )
}
