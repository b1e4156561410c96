/** What members and keys may do, least first: a viewer reads, an editor also writes, an owner also hands out access. */
export const ROLES = ['viewer', 'editor', 'owner'] as const
export type Role = (typeof ROLES)[number]
