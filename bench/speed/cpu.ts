/** Time of the processor, not of the clock: other work on the machine must not show. */

/** @returns the seconds of this process's processor time that `work` took. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/**
 * Takes turns, so that a slow spell of the machine hits both; the first turn of each warms up and does not count.
 * @returns the medians, in seconds
 */
export function compareCpu(ours: () => void, theirs: () => void, rounds: number) {
  const taken = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round <= rounds; round++) {
    const our = cpuSeconds(ours)
    const their = cpuSeconds(theirs)
    if (round === 0) continue
    taken.ours.push(our)
    taken.theirs.push(their)
  }
  return { ours: median(taken.ours), theirs: median(taken.theirs) }
}
