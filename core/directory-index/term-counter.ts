/**
 * Counts, while people are added, how many have each term. Nearly all cells hold one value, and of each value its terms
 * are worked out once; people are then counted by the value's number.
 */
import type { FieldValue } from '../contact.ts'
import type { Field } from '../field.ts'
import type { TermKind } from '../term-counts.ts'
import { eachTerm } from '../term-counts.ts'
import { hashOfBoth } from './hash-text.ts'
import { createPairBuilder, type PairBuilder } from './sorted-pairs.ts'
import { grownWords } from './value-store.ts'

export interface TermCounter {
  /** Once for each distinct value, in the order of their numbers. */
  readonly addValue: (field: Field, value: FieldValue) => void
  /** A person whose only value of a field is the one with this number. */
  readonly addCell: (number: number) => void
  /** A person that has several values of a field. */
  readonly addSeveral: (field: Field, values: readonly FieldValue[]) => void
  /** @returns hashes (of kind and key) of the terms that more than one person has, ascending, and how many have each */
  readonly terms: () => { readonly keys: Uint32Array; readonly values: Uint32Array }
  /** @returns how many people have a term of each kind */
  readonly totals: () => Readonly<Partial<Record<TermKind, number>>>
}

export function createTermCounter(): TermCounter {
  /** By value number: how many people have it as their only one of the field. */
  let people = new Uint32Array(1024)
  let size = 0
  /** Term or kind, and the number of a value that has it. */
  const termsOfValues = createPairBuilder()
  const kindsOfValues = createPairBuilder()
  /** Of the people with several values: term or kind, and one. */
  const otherTerms = createPairBuilder()
  const otherKinds = createPairBuilder()
  const kinds: TermKind[] = []

  function addTerms(field: Field, values: readonly FieldValue[], terms: PairBuilder, ofKind: PairBuilder, tag: number) {
    // Terms of one kind come one after the other.
    let last: TermKind | null = null
    eachTerm(field, values, (kind, key) => {
      terms.add(hashOfBoth(kind, key), tag)
      if (kind === last) return
      last = kind
      if (!kinds.includes(kind)) kinds.push(kind)
      ofKind.add(kinds.indexOf(kind), tag)
    })
  }

  /** @returns each key once, ascending, with how many people have it */
  function counted(ofValues: PairBuilder, others: PairBuilder): { keys: Uint32Array; values: Uint32Array } {
    const counts = createPairBuilder()
    ofValues.each((key, number) => counts.add(key, people[number] as number))
    others.each((key, one) => counts.add(key, one))
    const { keys, values } = counts.sorted()
    let length = 0
    for (let i = 0; i < keys.length; i++) {
      if (length > 0 && keys[i] === keys[length - 1])
        values[length - 1] = (values[length - 1] as number) + (values[i] as number)
      else {
        keys[length] = keys[i] as number
        values[length++] = values[i] as number
      }
    }
    return { keys: keys.subarray(0, length), values: values.subarray(0, length) }
  }

  return {
    addValue(field, value) {
      if (size === people.length) people = grownWords(people)
      addTerms(field, [value], termsOfValues, kindsOfValues, size++)
    },
    addCell(number) {
      people[number] = (people[number] as number) + 1
    },
    addSeveral: (field, values) => addTerms(field, values, otherTerms, otherKinds, 1),
    terms() {
      const { keys, values } = counted(termsOfValues, otherTerms)
      const shared = createPairBuilder()
      for (let i = 0; i < keys.length; i++) {
        if ((values[i] as number) > 1) shared.add(keys[i] as number, values[i] as number)
      }
      return shared.sorted()
    },
    totals() {
      const { keys, values } = counted(kindsOfValues, otherKinds)
      const totals: Partial<Record<TermKind, number>> = {}
      for (let i = 0; i < keys.length; i++) totals[kinds[keys[i] as number] as TermKind] = values[i] as number
      return totals
    },
  }
}
