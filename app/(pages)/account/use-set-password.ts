'use client'
/** Sets e-mail or password, and says so; what the page shows of the account follows. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { call } from '#app/_client/call.ts'
import { SESSION_KEY } from '#app/_client/use-session.ts'

interface SetPasswordBody {
  readonly email?: string
  readonly currentPassword?: string
  readonly newPassword: string
}

/** @param done what is said when it went well */
export function useSetPassword(done: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: SetPasswordBody) => call('password', { method: 'PUT', body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: SESSION_KEY })
      toast.success(done)
    },
  })
}
