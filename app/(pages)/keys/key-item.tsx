'use client'
/** One API key: what it may do, until when, when it was used, and a way to revoke it. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '#app/_client/call.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx'
import { Moment } from '#app/_ui/moment.tsx'
import type { KeyView } from '#app/api/v1/_schemas/access.ts'
import { ROLE_WORDS } from './role-words.ts'

interface KeyItemProps {
  readonly apiKey: KeyView
  readonly onRevoked: () => void
}

export function KeyItem({ apiKey, onRevoked }: KeyItemProps) {
  const queries = useQueryClient()
  const { id, name, role, prefix, expiresAt, lastUsedAt, createdAt } = apiKey
  const hasExpired = expiresAt !== null && Date.parse(expiresAt) <= Date.now()

  async function revoke(): Promise<void> {
    await call(`keys/${id}`, { method: 'DELETE' })
    onRevoked()
    await queries.invalidateQueries({ queryKey: ['keys'] })
  }

  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4 first:pt-0">
      <div className="min-w-0 space-y-1">
        <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-medium">
          <span className="min-w-0 break-words">{name}</span>
          {hasExpired ? <Badge tone="bad">expired</Badge> : <Badge tone="good">works</Badge>}
        </h3>
        <p className="text-sm text-ink-soft">
          <code className="font-mono">{prefix}…</code> · {ROLE_WORDS[role]}
        </p>
        <p className="text-sm text-ink-soft">
          Created <Moment at={createdAt} />,{' '}
          {expiresAt === null ? (
            'never expires'
          ) : (
            <>
              {hasExpired ? 'expired' : 'expires'} <Moment at={expiresAt} />
            </>
          )}
          ,{' '}
          {lastUsedAt === null ? (
            'never used'
          ) : (
            <>
              last used <Moment at={lastUsedAt} />
            </>
          )}
          .
        </p>
      </div>
      <ConfirmDialog
        trigger={
          <Button variant="danger" aria-label={`Revoke ${name}`}>
            Revoke
          </Button>
        }
        title="Revoke this key?"
        confirmText="Revoke it"
        keepText="Keep it"
        onConfirm={revoke}
      >
        <p>
          Whatever uses “{name}” is shut out at once, and this can’t be undone. What it made stays: lists, reference
          lists and files.
        </p>
      </ConfirmDialog>
    </li>
  )
}
