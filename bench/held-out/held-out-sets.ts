/** Every set of ours. */
import type { SetSource } from '../quality/linkage-set.ts'

export const HELD_OUT_SETS: readonly SetSource[] = []
