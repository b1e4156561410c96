/** Does something again and again, one turn after the other, until it is stopped. */

export interface Repeating {
  /** Asks for a turn now instead of when it is due. */
  nudge(): void
  /** @returns when the turn under way has ended */
  stop(): Promise<void>
}

/** @param turn an error it throws goes to `onError`, and the next turn comes all the same */
export function repeat(everyMs: number, turn: () => Promise<void>, onError: (error: unknown) => void): Repeating {
  let isStopped = false
  let isNudged = false
  let wake = () => {}

  async function loop(): Promise<void> {
    while (!isStopped) {
      isNudged = false
      try {
        await turn()
      } catch (error) {
        onError(error)
      }
      if (isStopped || isNudged) continue
      await new Promise<void>((resume) => {
        const timer = setTimeout(resume, everyMs)
        wake = () => {
          clearTimeout(timer)
          resume()
        }
      })
    }
  }

  const ended = loop()
  return {
    nudge() {
      isNudged = true
      wake()
    },
    async stop() {
      isStopped = true
      wake()
      await ended
    },
  }
}
