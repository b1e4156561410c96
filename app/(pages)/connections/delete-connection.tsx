'use client'
/** Forgets an account and its key, after saying what stays. */
import { useQueryClient } from '@tanstack/react-query'
import { CallProblem, call } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx'
import type { ConnectionView } from '#app/api/v1/_schemas/connection.ts'

export function DeleteConnection({ connection: { id, kind, name } }: { readonly connection: ConnectionView }) {
  const queries = useQueryClient()
  async function remove(): Promise<void> {
    try {
      await call(`connections/${id}`, { method: 'DELETE' })
    } catch (error) {
      if (!(error instanceof CallProblem) || error.code !== 'in_use') throw error
      throw new CallProblem(
        error.code,
        error.status,
        'A list that is not finished asks it. Nothing was deleted. Wait until that list is done, or cancel it.',
      )
    }
    await queries.invalidateQueries({ queryKey: ['connections'] })
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="danger" aria-label={`Delete ${name}`}>
          Delete
        </Button>
      }
      title="Delete this connection?"
      confirmText="Delete"
      keepText="Keep it"
      onConfirm={remove}
    >
      <p>Its key is forgotten, and “{name}” can’t be asked any more.</p>
      {kind === 'people' ? (
        <p>
          What stays: your lists and results, what was spent, and the answers that were paid for. Connect the same
          account again, and they are used again.
        </p>
      ) : (
        <p>
          What stays: your lists and results. An audience that is being brought in ends. Connect the same account again,
          and corrections can go back to it again.
        </p>
      )}
    </ConfirmDialog>
  )
}
