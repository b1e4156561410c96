'use client'
/** Asks the service whether the key is good, and says what it said. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { call, problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import type { ConnectionView } from '#app/api/v1/_schemas/connection.ts'
import { AUDIENCE_TROUBLES, TROUBLES } from './connection-words.ts'

export function CheckNow({ connection: { id, name, title } }: { readonly connection: ConnectionView }) {
  const queries = useQueryClient()
  const check = useMutation({
    mutationFn: () => call<ConnectionView>(`connections/${id}/check`, { method: 'POST' }),
    onSuccess: async ({ kind, details }) => {
      await queries.invalidateQueries({ queryKey: ['connections'] })
      const trouble = details && (kind === 'people' ? TROUBLES : AUDIENCE_TROUBLES)[details.state]
      if (trouble) toast.error(trouble.title)
      else toast.success(`${title} takes the key. Lists that waited for it go on.`)
    },
    onError: (error) => toast.error(problemText(error)),
  })
  return (
    <Button variant="secondary" disabled={check.isPending} onClick={() => check.mutate()}>
      {check.isPending ? 'Asking…' : 'Check now'}
      <span className="sr-only"> {name}</span>
    </Button>
  )
}
