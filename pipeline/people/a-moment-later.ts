/** What is under way when a worker has to stop is given a moment to end. */

const A_MOMENT_MS = 2_000

/** @returns a signal that follows `stop` a moment later, and what ends the waiting for it */
export function aMomentLater(stop: AbortSignal): { readonly signal: AbortSignal; end(): void } {
  const later = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    timer = setTimeout(() => later.abort(), A_MOMENT_MS)
  }
  if (stop.aborted) soon()
  else stop.addEventListener('abort', soon, { once: true })
  return {
    signal: later.signal,
    end() {
      stop.removeEventListener('abort', soon)
      clearTimeout(timer)
    },
  }
}
