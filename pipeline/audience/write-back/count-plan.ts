/** How much would change, and what is left out, field by field. */
import type { LeftReason, MemberPlan } from '#core/audience/back-words.ts'
import { FIELDS, type Field } from '#core/field.ts'
import type { FieldPlan } from '../../ports/write-backs.ts'

interface FieldCount {
  fills: number
  overwrites: number
  readonly left: Partial<Record<LeftReason, number>>
}

export function createPlanCount() {
  const counts = new Map<Field, FieldCount>()
  const countOf = (field: Field): FieldCount => {
    const known = counts.get(field) ?? { fills: 0, overwrites: 0, left: {} }
    counts.set(field, known)
    return known
  }

  return {
    add({ changes, left }: MemberPlan): void {
      for (const { fields, why } of changes) {
        for (const field of fields) countOf(field)[why === 'fill' ? 'fills' : 'overwrites']++
      }
      for (const { fields, reason } of left) {
        for (const field of fields) countOf(field).left[reason] = (countOf(field).left[reason] ?? 0) + 1
      }
    },
    /** In the order of FIELDS; those that nothing happens to are not among them. */
    fields: (): readonly FieldPlan[] =>
      FIELDS.flatMap((field) => {
        const count = counts.get(field)
        return count === undefined ? [] : [{ field, ...count }]
      }),
  }
}
