// The keys of a bucket in the order of their UTF-8 bytes, which is the order in which S3 lists them.

/** Above this many new keys since the last look, sorting once beats inserting one by one. */
const insertOneByOneUpTo = 16

export class SortedKeys {
  #sorted: string[] = []
  #added: string[] = []

  /** The caller sees to it that no key is added twice. */
  add(key: string): void {
    this.#added.push(key)
  }

  remove(key: string): void {
    const sorted = this.sorted()
    const at = firstIndex(sorted, (other) => compareUtf8(other, key) >= 0)
    if (sorted[at] === key) this.#sorted.splice(at, 1)
  }

  sorted(): readonly string[] {
    const added = this.#added
    if (added.length === 0) return this.#sorted
    this.#added = []
    if (added.length > insertOneByOneUpTo) this.#sorted = this.#sorted.concat(added).sort(compareUtf8)
    else
      for (const key of added)
        this.#sorted.splice(
          firstIndex(this.#sorted, (other) => compareUtf8(other, key) > 0),
          0,
          key,
        )
    return this.#sorted
  }
}

/** Compares two well-formed strings by their UTF-8 bytes, without encoding them. */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return utf8Rank(left) - utf8Rank(right)
  }
  return a.length - b.length
}

/** The first index at which `isPast` holds; it must hold for all that follow. */
export function firstIndex(sorted: readonly string[], isPast: (key: string) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isPast(sorted[middle] ?? '')) high = middle
    else low = middle + 1
  }
  return low
}

/** UTF-16 puts surrogates (code points from U+10000) before U+E000–U+FFFF; UTF-8 puts them after. */
function utf8Rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
