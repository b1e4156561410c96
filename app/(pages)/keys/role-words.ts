/** What people read for the role of a key. */
import type { KeyView } from '#app/api/v1/_schemas/access.ts'

export type Role = KeyView['role']

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  viewer: 'May look',
  editor: 'May look and work with lists',
  owner: 'May do everything, keys included',
}

export const ROLES = Object.keys(ROLE_WORDS) as readonly Role[]
