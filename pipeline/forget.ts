/** Forget: deletes rows that are of no use any more, a few at a time. */
import type { Chores, Leftovers } from './ports/housekeeping.ts'

const MOST_ROWS = 1000
const AGAIN_MS = 60 * 60 * 1000

/** @returns how many rows have gone; 0 where it is another worker's turn, or nobody's */
export async function forget(
  ports: { readonly chores: Chores; readonly leftovers: Pick<Leftovers, 'forget'> },
  workerId: string,
): Promise<number> {
  if ((await ports.chores.take('forget', workerId)) === null) return 0
  const rows = await ports.leftovers.forget(MOST_ROWS)
  await ports.chores.end('forget', workerId, null, rows >= MOST_ROWS ? 0 : AGAIN_MS)
  return rows
}
