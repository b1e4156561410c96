'use client'
/** Makes a key: its name, what it may do, how long. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { SelectField, TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { CreatedKey } from '#app/api/v1/_schemas/access.ts'
import { ROLE_WORDS, ROLES, type Role } from './role-words.ts'

const DAY_MS = 24 * 3600 * 1000
const LIVES: readonly (readonly [days: number, words: string])[] = [
  [30, '30 days'],
  [90, '90 days'],
  [365, 'A year'],
  [0, 'Until it is revoked'],
]

export function CreateKey({ onCreated }: { readonly onCreated: (key: CreatedKey) => void }) {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('editor')
  const [days, setDays] = useState(90)
  const create = useMutation({
    mutationFn: () => {
      const expiresAt = days === 0 ? null : new Date(Date.now() + days * DAY_MS).toISOString()
      return call<CreatedKey>('keys', { method: 'POST', body: { name: name.trim(), role, expiresAt } })
    },
    onSuccess: (created) => {
      onCreated(created)
      setName('')
      void queries.invalidateQueries({ queryKey: ['keys'] })
    },
  })

  return (
    <Card className="space-y-4">
      <CardTitle>New key</CardTitle>
      <form
        className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[1.4fr_1.4fr_1fr_auto]"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate()
        }}
      >
        <TextField
          label="What is it for?"
          placeholder="Nightly check"
          value={name}
          required
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label="What may it do?"
          value={role}
          onChange={(event) => setRole(ROLES.find((known) => known === event.target.value) ?? 'viewer')}
        >
          {ROLES.map((known) => (
            <option key={known} value={known}>
              {ROLE_WORDS[known]}
            </option>
          ))}
        </SelectField>
        <SelectField label="For how long?" value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {LIVES.map(([length, words]) => (
            <option key={length} value={length}>
              {words}
            </option>
          ))}
        </SelectField>
        <Button type="submit" disabled={create.isPending || name.trim() === ''}>
          {create.isPending ? 'Creating…' : 'Create'}
        </Button>
      </form>
      {create.isError ? (
        <Notice kind="problem" title="The key was not created.">
          <p>{problemText(create.error)}</p>
        </Notice>
      ) : null}
    </Card>
  )
}
