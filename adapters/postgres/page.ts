/** Pages of what a workspace has, newest first. */
import type { Page } from '#pipeline/ports/page.ts'

interface Dated {
  readonly id: string
  readonly createdAt: Date
}

/** @returns the time and id that a cursor stands for, or null for a text that no page gave */
export function readCursor(cursor: string): readonly [Date, string] | null {
  const [, ms, id] = /^(\d{1,15})\.([^\0]+)$/.exec(cursor) ?? []
  return ms === undefined || id === undefined ? null : [new Date(Number(ms)), id]
}

/** @param found one item more than the page holds, if there are so many */
export function pageOf<T extends Dated>(found: readonly T[], limit: number): Page<T> {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last ? `${last.createdAt.getTime()}.${last.id}` : null }
}

/** Condition and order of a page: $1 is the workspace, $2 and $3 the cursor or nulls, $4 the most rows. */
export const PAGE = `workspace_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3))
  order by created_at desc, id desc limit $4`
