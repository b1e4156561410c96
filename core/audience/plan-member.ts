/** What would change in a member, by its row of a job's result and the rules of its fields. Pure: nothing is sent. */
import type { CleanContext } from '../clean/reading.ts'
import type { Field } from '../field.ts'
import type { Label } from '../outcome.ts'
import type { AddressPart } from './audience.ts'
import type { BackTarget, BackTargets } from './back-targets.ts'
import type { BackRule, BackRules, LeftOut, MemberChange, MemberPlan } from './back-words.ts'
import { type Part, planAddress } from './plan-address.ts'
import { valueFor } from './value-for.ts'

/** A row of a result, as far as it matters here. */
export interface BackRow {
  /** In the list, from 1. */
  readonly row: number
  /** What the audience said when it was read: the list's own cells. */
  readonly cells: readonly string[]
  /** Of a row that is nobody's for sure, no field has a label. */
  readonly fields: readonly { readonly field: Field; readonly latest: string; readonly label: Label | null }[]
}

/** What is to stand in one column of the list. */
interface Wanted {
  readonly field: Field
  readonly target: BackTarget
  readonly text: string
  readonly why: MemberChange['why']
}

/** @returns null where nothing would change and nothing is left out */
export function planMember(
  row: BackRow,
  rules: BackRules,
  targets: BackTargets,
  context: CleanContext,
): MemberPlan | null {
  const changes: MemberChange[] = []
  const left: LeftOut[] = []
  const parts = new Map<string, Map<AddressPart, Part>>()
  for (const { field, latest, label } of row.fields) {
    const found = wantedOf(field, latest, label, row.cells, rules, targets)
    if (found === null) continue
    if ('reason' in found) {
      left.push(found)
      continue
    }
    const { target, text, why } = found
    const { tag } = target.into
    if (target.part !== null) {
      parts.set(tag, (parts.get(tag) ?? new Map()).set(target.part, { text, why }))
      continue
    }
    const from = row.cells[target.column] ?? ''
    const taken = valueFor(target.into, text, context)
    if ('reason' in taken) left.push({ tag, fields: [field], reason: taken.reason })
    else if (taken.value !== '' && taken.value !== from)
      changes.push({ tag, fields: [field], why, from, to: taken.value })
  }
  const labels = new Map(row.fields.map(({ field, label }) => [field, label]))
  for (const [tag, wanted] of parts) {
    const cells = targets.addresses.get(tag)
    const planned = cells && planAddress(tag, cells, row.cells, labels, wanted)
    if (planned === undefined || planned === null) continue
    if ('reason' in planned) left.push(planned)
    else changes.push(planned)
  }
  if (changes.length === 0 && left.length === 0) return null
  const memberId = row.cells[targets.idColumn] ?? ''
  return { row: row.row, memberId, email: row.cells[targets.emailColumn] ?? '', changes, left }
}

const isBlank = (text: string | undefined) => text === undefined || text.trim() === ''

/** Which column a field goes to: the first that is blank where it fills, the first that says something where it overwrites. */
function wantedOf(
  field: Field,
  latest: string,
  label: Label | null,
  cells: readonly string[],
  rules: BackRules,
  { byField }: BackTargets,
): Wanted | LeftOut | null {
  const rule: BackRule = rules[field] ?? 'fill'
  const columns = byField.get(field)
  if (columns === undefined || rule === 'never' || latest.trim() === '') return null
  if (label === 'new') {
    const target = columns.find(({ column }) => isBlank(cells[column]))
    if (target === undefined) return { tag: columns[0]?.into.tag ?? null, fields: [field], reason: 'value.not_blank' }
    return { field, target, text: latest, why: 'fill' }
  }
  if (label !== 'old' || rule !== 'overwrite') return null
  const target = columns.find(({ column }) => !isBlank(cells[column]))
  return target === undefined ? null : { field, target, text: latest, why: 'overwrite' }
}
