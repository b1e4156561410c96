/**
 * Every set of ours: made up here, fictional, the same on every machine. `tuning` sets may be looked at, with their
 * truth, for choosing what is shipped; `judging` sets are only scored, and nobody looks at their rows (decision 0038).
 */
import type { SetSource } from '../quality/linkage-set.ts'
import { CLUB_GERMAN } from './club-german.ts'
import { CRM_MOVED } from './crm-moved.ts'
import { FAMILIES } from './families.ts'
import { HEAVY_DAMAGE } from './heavy-damage.ts'

export const HELD_OUT_SETS: readonly SetSource[] = [CRM_MOVED, CLUB_GERMAN, FAMILIES, HEAVY_DAMAGE]
