/** Pages of what a workspace has, newest first. */
import type { Page } from '#pipeline/ports/page.ts'

/** @param cursor the last page's `next`: the id of its last item; one that is not among the items: an empty page */
export function newestFirst<T extends { readonly id: string; readonly createdAt: Date }>(
  items: readonly T[],
  cursor: string | null,
  limit: number,
): Page<T> {
  const sorted = [...items].sort(
    (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0),
  )
  const at = cursor === null ? 0 : sorted.findIndex((item) => item.id === cursor) + 1
  if (cursor !== null && at === 0) return { items: [], next: null }
  const page = sorted.slice(at, at + limit)
  return { items: page, next: sorted.length > at + limit ? (page.at(-1)?.id ?? null) : null }
}
