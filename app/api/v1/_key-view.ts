/** A key as it is shown: everything but what opens doors. */
import type { ApiKey } from '#adapters/auth/api-keys.ts'
import type { KeyView } from './_schemas/access.ts'

export function keyView(key: ApiKey): KeyView {
  const { id, name, role, prefix } = key
  return {
    id,
    name,
    role,
    prefix,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    createdAt: key.createdAt.toISOString(),
  }
}
