/** The text by which two rows of one list are found to be the same row. */
import type { Contact } from './contact.ts'
import type { Mapping } from './field.ts'

/**
 * @returns a text that is equal for two contacts of one mapping exactly when every mapped field has equal keys in equal
 *   order. Keys carry their length, so no two different contacts give one text; invalid values are told from valid ones.
 */
export function identityText(contact: Contact, mapping: Mapping): string {
  let text = ''
  const done = new Set<string>()
  for (const { field } of mapping) {
    if (done.has(field)) continue
    done.add(field)
    text += '|'
    for (const value of contact.values[field] ?? []) {
      if (!value.isDerived) text += `${value.isValid ? '' : '!'}${value.key.length}:${value.key}`
    }
  }
  return text
}
