// A binary min-heap.

export type Heap<T> = { readonly items: T[]; readonly before: (a: T, b: T) => boolean }

export function createHeap<T>(before: (a: T, b: T) => boolean): Heap<T> {
  return { items: [], before }
}

export function pushHeap<T>(heap: Heap<T>, item: T): void {
  const { items, before } = heap
  let at = items.push(item) - 1
  while (at > 0) {
    const parentAt = (at - 1) >> 1
    const parent = items[parentAt] as T
    if (!before(item, parent)) break
    items[at] = parent
    at = parentAt
  }
  items[at] = item
}

/** Takes the least item out; undefined when empty. */
export function popHeap<T>(heap: Heap<T>): T | undefined {
  const { items, before } = heap
  const least = items[0]
  const last = items.pop()
  if (last === undefined || items.length === 0) return least
  let at = 0
  for (;;) {
    let childAt = 2 * at + 1
    if (childAt >= items.length) break
    if (childAt + 1 < items.length && before(items[childAt + 1] as T, items[childAt] as T)) childAt++
    const child = items[childAt] as T
    if (!before(child, last)) break
    items[at] = child
    at = childAt
  }
  items[at] = last
  return least
}
