/** Members of a batch, some at a time: as many as an account lets a worker ask at once, and not all that it has. */
import { createLanes } from '../../part/lanes.ts'

const AT_ONCE = 4

/** @param work false: the task is no longer ours or was stopped, and no more are begun */
export async function eachMember<Member>(
  members: readonly Member[],
  signal: AbortSignal,
  work: (member: Member) => Promise<boolean>,
): Promise<void> {
  const lanes = createLanes(AT_ONCE)
  let isOurs = true
  try {
    for (const member of members) {
      signal.throwIfAborted()
      if (!isOurs) break
      await lanes.begin(async () => {
        if (!(await work(member))) isOurs = false
      })
    }
  } finally {
    await lanes.allEnded()
  }
  lanes.check()
}
