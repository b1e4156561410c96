/** Event streams that are open in this process: they end when it is told to stop, or it would wait for them. */
const OPEN = Symbol.for('kith.open-streams')
const held = globalThis as { [OPEN]?: Set<AbortController> }

/** @returns a controller that is aborted when the process is to stop; call `forget` when the stream has ended. */
export function openStream(): { readonly signal: AbortSignal; readonly forget: () => void } {
  held[OPEN] ??= new Set()
  const streams = held[OPEN]
  const controller = new AbortController()
  streams.add(controller)
  return { signal: controller.signal, forget: () => streams.delete(controller) }
}

export function closeStreams(): void {
  for (const controller of held[OPEN] ?? []) controller.abort()
}
