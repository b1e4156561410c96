/** Each workspace's data keys: opened, made, and wrapped anew after the secret was changed. */
import { randomUUID } from 'node:crypto'
import type { Query } from './connect.ts'

/** What is asked of whoever seals; see adapters/seal. */
export interface Sealing {
  newDataKey(workspaceId: string, keyId: string): { readonly key: Uint8Array; readonly wrapped: Uint8Array }
  openDataKey(
    workspaceId: string,
    keyId: string,
    wrapped: Uint8Array,
  ): { readonly key: Uint8Array; readonly wrapped: Uint8Array; readonly isOld: boolean } | null
  seal(dataKey: Uint8Array, workspaceId: string, id: string, text: string): Uint8Array
  open(dataKey: Uint8Array, workspaceId: string, id: string, sealed: Uint8Array): string | null
}

export interface KeyRow {
  readonly id: string
  readonly workspace_id: string
  readonly wrapped: Uint8Array
}

/** @returns a data key that can be opened: the newest such, else a new one */
export async function dataKeyOf(
  query: Query,
  sealing: Sealing,
  workspaceId: string,
): Promise<{ readonly id: string; readonly key: Uint8Array }> {
  const rows = await query<KeyRow>(
    'select id, workspace_id, wrapped from workspace_key where workspace_id = $1 order by created_at desc, id',
    [workspaceId],
  )
  for (const row of rows) {
    const opened = await openDataKey(query, sealing, row)
    if (opened) return { id: row.id, key: opened }
  }
  const id = randomUUID()
  const { key, wrapped } = sealing.newDataKey(workspaceId, id)
  await query('insert into workspace_key (id, workspace_id, wrapped) values ($1, $2, $3)', [id, workspaceId, wrapped])
  return { id, key }
}

/** Wraps every data key by the current secret that the one before still opens: it is not needed after that. */
export async function rewrapDataKeys(query: Query, sealing: Sealing): Promise<void> {
  const rows = await query<KeyRow>('select id, workspace_id, wrapped from workspace_key')
  for (const row of rows) await openDataKey(query, sealing, row)
}

/** @returns the key, wrapped anew if need be; null: the secret is lost */
export async function openDataKey(query: Query, sealing: Sealing, row: KeyRow): Promise<Uint8Array | null> {
  const opened = sealing.openDataKey(row.workspace_id, row.id, row.wrapped)
  if (opened?.isOld) {
    // What another process has wrapped meanwhile stays.
    const replace = 'update workspace_key set wrapped = $3 where id = $1 and wrapped = $2'
    await query(replace, [row.id, row.wrapped, opened.wrapped])
  }
  return opened?.key ?? null
}
