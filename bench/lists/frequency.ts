/** Values that are picked as often as things are in life: few are common, most are rare. */
import type { Random } from './random.ts'

/** How the share of a value falls with its rank: it is proportional to (rank + shift) to the power of -exponent. */
export interface Fall {
  readonly shift: number
  readonly exponent: number
}

/** @returns a function that picks one of `values`, the first of which is the commonest. */
export function pickByFrequency<T>(values: readonly T[], { shift, exponent }: Fall): (random: Random) => T {
  let total = 0
  const upTo = Float64Array.from(values, (_, index) => {
    total += (index + 1 + shift) ** -exponent
    return total
  })
  return (random) => {
    const wanted = random.next() * total
    let low = 0
    let high = values.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] as number) > wanted) high = middle
      else low = middle + 1
    }
    return values[low] as T
  }
}
