/** For tests: kills workers at random moments. */
import type { ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../../bench/lists/random.ts'
import { waitUntil } from '../wait-until-under-test.ts'

/**
 * Between two kills lies on average what `spacingMs` says then, at least half and at most one and a half of it.
 * @param running those that live now; each is replaced when it is gone
 * @param before called with how many were killed, before the next is
 */
export async function killAtRandom(
  running: ReadonlySet<ChildProcess>,
  random: Random,
  {
    kills,
    spacingMs,
    before,
  }: { kills: number; spacingMs: () => Promise<number>; before?: (killed: number) => Promise<void> },
): Promise<void> {
  for (let killed = 0; killed < kills; killed++) {
    await wait((await spacingMs()) * (0.5 + random.next()))
    await before?.(killed)
    await waitUntil('a worker', () => running.size > 0)
    random.pick([...running]).kill('SIGKILL')
  }
}
