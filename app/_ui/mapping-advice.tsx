/** What the chosen columns are good for: blocks only when nothing is mapped, warns when little is. */

import type { Field } from '#core/field.ts'
import { Notice } from './notice.tsx'

const NAMES: readonly Field[] = ['full_name', 'first_name', 'last_name']
const TELLING: readonly Field[] = ['email', 'phone', 'birthday', 'street', 'linkedin', 'company', 'postal_code']

export function MappingAdvice({ fields }: { readonly fields: readonly (Field | null)[] }) {
  const has = (some: readonly Field[]) => fields.some((field) => field !== null && some.includes(field))
  if (fields.every((field) => field === null)) {
    return (
      <Notice kind="problem" title="Say what at least one column is.">
        Without that there is nothing to check.
      </Notice>
    )
  }
  if (has(NAMES) && !has(TELLING)) {
    return (
      <Notice kind="warning" title="A name alone says little.">
        Many people share one. With an e-mail, a phone, a birthday or an address far more rows can be decided.
      </Notice>
    )
  }
  if (!has(NAMES) && !has(TELLING)) {
    return (
      <Notice kind="warning" title="Hardly anybody can be told by these columns.">
        Choose the column with the name, the e-mail or the phone, if there is one.
      </Notice>
    )
  }
  return null
}
