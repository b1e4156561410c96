/** Words for putting corrections back into an audience: what is wanted, what would change, what is left out and why. */
import type { Field } from '../field.ts'
import type { ColumnValue } from './audience.ts'

/** `fill`: only where the member's value is blank. `overwrite`: also where Kith says that it is old. */
export const BACK_RULES = ['never', 'fill', 'overwrite'] as const
export type BackRule = (typeof BACK_RULES)[number]

/** A field that is not named: `fill`. */
export type BackRules = Readonly<Partial<Record<Field, BackRule>>>

/** One value of a member: an address is one, of several fields. */
export interface MemberChange {
  readonly tag: string
  readonly fields: readonly Field[]
  readonly why: Exclude<BackRule, 'never'>
  /** As it was when the audience was read. */
  readonly from: ColumnValue
  /** Never blank. */
  readonly to: ColumnValue
}

export const LEFT_REASONS = [
  /** The audience's field does not take such a value. */
  'value.not_a_number',
  'value.not_a_date',
  'value.not_a_birthday',
  'value.ambiguous_date',
  'value.not_a_link',
  'value.not_a_zip',
  'value.not_a_phone',
  'value.not_a_choice',
  /** Something stands there that says nothing, such as "n/a": it is not ours to replace. */
  'value.not_blank',
  /** A part would still be missing: an address is complete or absent. */
  'address.incomplete',
  /** It would be part of the new address and part of the old one. */
  'address.mixed',
  'address.unknown_country',
  /** Of a type that Kith does not know. */
  'column.unknown_type',
  /** Since the audience was read. */
  'column.gone',
  'column.retyped',
  /** It may not be blank, and was. */
  'column.required',
  /** The member's value is another now. */
  'member.changed',
  /** The member has another status now than those that were chosen. */
  'member.status',
  'member.gone',
  /** Nobody may write to it. */
  'member.locked',
  /** The service took the call and not the value. */
  'service.ignored',
] as const
export type LeftReason = (typeof LEFT_REASONS)[number]

/** Why a value of a member is not written. `tag` null: it is about the whole member. */
export interface LeftOut {
  readonly tag: string | null
  readonly fields: readonly Field[]
  readonly reason: LeftReason
}

/** What would be done to a member. */
export interface MemberPlan {
  /** Of the member's row in the list, from 1. */
  readonly row: number
  readonly memberId: string
  readonly email: string
  readonly changes: readonly MemberChange[]
  readonly left: readonly LeftOut[]
}

/** How it ended for a member. */
export const BACK_OUTCOMES = [
  'written',
  /** Somebody else has put the same there. */
  'already',
  /** Changed since the audience was read, or no longer of a status that was chosen: not touched. */
  'conflict',
  /** No longer in the audience, or archived. */
  'gone',
  'compliance',
  'forgotten',
  /** The service does not take a value. */
  'refused',
  /** The audience's fields have changed: nothing was left to write. */
  'left_out',
] as const
export type BackOutcome = (typeof BACK_OUTCOMES)[number]

export const UNDO_OUTCOMES = [
  'restored',
  /** Some values hold what we wrote no longer, or can't be put back. */
  'partly',
  'left',
] as const
export type UndoOutcome = (typeof UNDO_OUTCOMES)[number]
