/** Why an account, or an audience of it, can't be shown; where it is about the key, the way to mend it. */
import Link from 'next/link'
import { CallProblem, problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'

interface AudienceProblemProps {
  readonly title: string
  readonly error: Error
  readonly connectionId: string
  readonly onAgain: () => void
}

export function AudienceProblem({ title, error, connectionId, onAgain }: AudienceProblemProps) {
  const isKey = error instanceof CallProblem && /^audience\.(key_rejected|secret_lost)$/.test(error.code)
  return (
    <Notice kind="problem" title={title}>
      <p>{problemText(error)}</p>
      {isKey ? (
        <p>
          <Link href={`/connections/${connectionId}`}>Enter the key</Link>
        </p>
      ) : (
        <Button variant="secondary" size="small" className="mt-2" onClick={onAgain}>
          Try again
        </Button>
      )}
    </Notice>
  )
}
