/** Several pieces of work at the same time; the first that fails is told, and none is left running. */

export interface Lanes {
  /**
   * Begins a piece of work as soon as a lane is free.
   * @returns its end, which never rejects
   * @throws what an earlier one failed with
   */
  begin(work: () => Promise<void>): Promise<{ readonly ended: Promise<void> }>
  /** Waits until one more has ended. @throws what one failed with */
  oneEnded(): Promise<void>
  /** Waits until nothing is under way, whatever became of it. */
  allEnded(): Promise<void>
  /** @throws what one failed with */
  check(): void
}

/** @param most at a time */
export function createLanes(most: number): Lanes {
  const underWay = new Set<Promise<void>>()
  let failure: { readonly error: unknown } | null = null

  function check(): void {
    if (failure !== null) throw failure.error
  }

  return {
    async begin(work) {
      while (underWay.size >= most) await Promise.race(underWay)
      check()
      const ended = work()
        .catch((error) => {
          failure ??= { error }
        })
        .then(() => {
          underWay.delete(ended)
        })
      underWay.add(ended)
      return { ended }
    },
    async oneEnded() {
      check()
      await Promise.race(underWay)
      check()
    },
    async allEnded() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    check,
  }
}
