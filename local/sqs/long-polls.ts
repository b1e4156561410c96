// Receivers that wait for messages: the one that waits longest is served first, and an aborted one takes nothing.

export type LongPolls = {
  /**
   * Tries `take` whenever `queue` changes or a message in it becomes visible.
   * @returns what `take` gave; empty after `waitMs`, on abort, or when the server stops
   */
  wait<T>(queue: string, wait: Wait<T>): Promise<readonly T[]>
  /** Says that a queue changed. Receivers are served in a later turn, when closed connections have been noticed. */
  changed(queue: string): void
  /** Sends all who wait, and all who come later, home with nothing. */
  close(): void
}

export type Wait<T> = {
  readonly waitMs: number
  readonly signal: AbortSignal
  readonly take: () => readonly T[]
}

type Waiter = {
  /** Whether it got something (or an error) and is done. */
  tryTake(): boolean
  end(): void
}

type Queue = { readonly waiters: Set<Waiter>; timer: NodeJS.Timeout | undefined; isDue: boolean }

/** @param nextVisibleInMs time until the next message of a queue becomes visible, undefined when none will */
export function createLongPolls(nextVisibleInMs: (queue: string) => number | undefined): LongPolls {
  const queues = new Map<string, Queue>()
  let isClosed = false

  function serve(name: string, queue: Queue): void {
    queue.isDue = false
    clearTimeout(queue.timer)
    for (const waiter of queue.waiters) if (!waiter.tryTake()) break
    if (queue.waiters.size === 0) return
    const inMs = nextVisibleInMs(name)
    if (inMs !== undefined) queue.timer = setTimeout(serve, Math.max(1, inMs), name, queue)
  }

  function changed(name: string): void {
    const queue = queues.get(name)
    if (!queue || queue.isDue) return
    queue.isDue = true
    setImmediate(serve, name, queue)
  }

  function wait<T>(name: string, { waitMs, signal, take }: Wait<T>): Promise<readonly T[]> {
    if (signal.aborted || isClosed) return Promise.resolve([])
    const queue: Queue = queues.get(name) ?? { waiters: new Set(), timer: undefined, isDue: false }
    queues.set(name, queue)
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        tryTake() {
          try {
            const taken = take()
            if (taken.length === 0) return false
            leave()
            resolve(taken)
          } catch (error) {
            leave()
            reject(error)
          }
          return true
        },
        end() {
          leave()
          resolve([])
        },
      }
      const deadline = setTimeout(waiter.end, waitMs)
      function leave(): void {
        clearTimeout(deadline)
        signal.removeEventListener('abort', waiter.end)
        queue.waiters.delete(waiter)
        if (queue.waiters.size > 0) return
        clearTimeout(queue.timer)
        queues.delete(name)
      }
      signal.addEventListener('abort', waiter.end)
      queue.waiters.add(waiter)
      changed(name)
    })
  }

  return {
    wait,
    changed,
    close() {
      isClosed = true
      for (const queue of queues.values()) for (const waiter of queue.waiters) waiter.end()
    },
  }
}
