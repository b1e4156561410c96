'use client'
/** Another key for the same connection: checked before the old one is forgotten. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { call, problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { ConnectionView } from '#app/api/v1/_schemas/connection.ts'
import { KeyField } from './key-field.tsx'

interface ReplaceKeyProps {
  readonly connection: ConnectionView
  readonly keyEnding: string
}

export function ReplaceKey({ connection: { id }, keyEnding }: ReplaceKeyProps) {
  const queries = useQueryClient()
  const [key, setKey] = useState('')
  const replace = useMutation({
    mutationFn: () => call<ConnectionView>(`connections/${id}`, { method: 'PATCH', body: { key } }),
    onSuccess: async (saved) => {
      setKey('')
      queries.setQueryData(['connections', id], saved)
      await queries.invalidateQueries({ queryKey: ['connections'] })
      toast.success('The new key is good. Lists that waited for it go on.')
    },
  })
  return (
    <Card className="space-y-4">
      <div className="space-y-1">
        <CardTitle>Replace the key</CardTitle>
        <p className="text-sm text-ink-soft">
          The one in use ends in <code className="font-mono text-ink">{keyEnding}</code>. It is forgotten once the new
          one has been checked. Answers that were paid for stay.
        </p>
      </div>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          replace.mutate()
        }}
      >
        <KeyField label="New key" value={key} onChange={setKey} />
        {replace.isError ? (
          <Notice kind="problem" title="The key is as it was.">
            <p>{problemText(replace.error)}</p>
          </Notice>
        ) : null}
        <Button type="submit" variant="secondary" disabled={replace.isPending || key.trim().length < 8}>
          {replace.isPending ? 'Asking the service…' : 'Check and replace'}
        </Button>
      </form>
    </Card>
  )
}
