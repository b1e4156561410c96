/** Holds the memory of a command down. */
import { setFlagsFromString } from 'node:v8'

/** How far the heap may grow beyond what was in use after the last full collection, in percent of that. */
const GROWTH = 100

/**
 * V8 lets a heap of this size grow to several times what is in use before it looks for garbage: on a list of a million
 * rows 100 MB more, for one or two per cent of the time. To be called before anything large is made. Node reads the
 * flag at each collection; versions 20, 22 and 24 have it.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`)
}
