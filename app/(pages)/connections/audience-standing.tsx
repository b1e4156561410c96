/** How an account that keeps audiences stands, and the way to bring one in. */
import Link from 'next/link'
import { plural } from '#app/_ui/amounts.ts'
import { buttonVariants } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { AudienceConnectionView } from '#app/api/v1/_schemas/connection.ts'
import { AUDIENCE_TROUBLES } from './connection-words.ts'

/** Where the owner has set nothing. */
export const USUAL_AT_ONCE = 6

export function AudienceStanding({
  connection: { id, details, name },
}: {
  readonly connection: AudienceConnectionView
}) {
  if (details === null) return null
  const trouble = AUDIENCE_TROUBLES[details.state]
  return (
    <>
      {trouble ? (
        <Notice kind="warning" title={trouble.title}>
          <p>{trouble.text}</p>
        </Notice>
      ) : null}
      <p className="text-sm text-ink-soft">
        At most {plural(details.rate?.atOnce ?? USUAL_AT_ONCE, 'call')} at once, all lists together. It costs nothing.
      </p>
      {trouble ? null : (
        <p>
          <Link href={`/audiences?account=${id}`} className={buttonVariants()}>
            Bring in an audience<span className="sr-only"> of {name}</span>
          </Link>
        </p>
      )}
    </>
  )
}
