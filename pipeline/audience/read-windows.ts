/**
 * Reads a list by offset while it changes. Whoever is removed shifts all who stand behind: so each window overlaps the
 * one before by a member, and where none of it is shared any more, reading steps back until one is.
 *
 * Why nobody is lost who is there throughout: such members keep their order. A window holds all of them between its
 * first and its last. Two windows that share a member therefore hold, together, all of them from the first of the one to
 * the last of the other.
 */

export interface Window<Item> {
  readonly items: readonly Item[]
  /** Of the whole list, as it stood then. */
  readonly total: number
}

export interface Reading<Item> {
  /** As the list stands at this moment. */
  readonly read: (offset: number, count: number) => Promise<Window<Item>>
  readonly idOf: (item: Item) => string
  /** Items of a window. */
  readonly count: number
}

/** First steps back, doubled each time; a few members leave while a page is read. */
const STEP_BACK = 8

/**
 * @param known ids of a stretch that is read already and that the first window has to share one of; empty where it begins
 * @param offset where to begin; stepped back from as far as is needed
 * @param isEnough whether to stop after a window
 * @returns the windows in order, each sharing a member with what is before; the last is short where the list ended
 */
export async function* readWindows<Item>(
  { read, idOf, count }: Reading<Item>,
  known: Iterable<string>,
  offset: number,
  isEnough: (window: Window<Item>, offset: number) => boolean,
): AsyncGenerator<Window<Item>> {
  const seen = new Set(known)
  let at = offset
  let back = STEP_BACK
  for (;;) {
    const window = await read(at, count)
    const isJoined = at === 0 || seen.size === 0 || window.items.some((item) => seen.has(idOf(item)))
    if (!isJoined) {
      at = Math.max(0, Math.min(at, window.total) - back)
      back *= 2
      continue
    }
    back = STEP_BACK
    for (const item of window.items) seen.add(idOf(item))
    yield window
    if (window.items.length < count || isEnough(window, at)) return
    at += window.items.length - 1
  }
}
