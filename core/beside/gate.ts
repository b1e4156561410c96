/**
 * Turns away who can't be the contact by one look at a person's row: hashes and sketches of keys bound what the whole
 * comparison may weigh. What they leave open is compared, field by field, until the bound is too low or nothing is
 * open. Nobody is turned away who reaches `least`.
 */
import type { Contact, FieldValue } from '../contact.ts'
import type { PeopleTable } from '../directory-index/people-table.ts'
import { NEVER_COMPARED, SEVERAL_READINGS } from '../directory-index/value-store.ts'
import { FIELDS, type Field } from '../field.ts'
import type { Model } from '../model.ts'
import { Look } from './look.ts'
import { CELL_WORDS, sketchTableOf } from './sketch-table.ts'

export interface Gate {
  readonly take: (contact: Contact) => void
  /** @returns false only for a person whose weight is below `least` */
  readonly mayReach: (ordinal: number, least: number) => boolean
}

/** What the texts of a field weigh; both sides have one value of one reading. */
export type WeighTexts = (field: Field, ordinal: number) => number

/** What tells most for little work comes first. */
const ORDER: readonly Field[] = ['first_name', 'last_name', 'middle_name', 'phone', 'birthday', 'email', 'postal_code']

export function createGate(people: PeopleTable, model: Model, weighTexts: WeighTexts): Gate {
  const table = sketchTableOf(people)
  const { rows } = table
  const width = CELL_WORDS * people.cells.length
  const looks = [...ORDER, ...FIELDS.filter((field) => field !== 'full_name' && !ORDER.includes(field))].flatMap(
    (field) => {
      const place = people.cells.indexOf(field)
      return place < 0 ? [] : [new Look(field, place, table, model)]
    },
  )
  const first = looks.find(({ field }) => field === 'first_name')
  const last = looks.find(({ field }) => field === 'last_name')
  /** Those that the contact has a value for. */
  const taken: Look[] = []
  /** Whether all of these are values of one reading. */
  let isPlain = false
  /** For each of them what it weighs at most beside the last person, and whether the texts would tell more. */
  const bounds = new Float64Array(looks.length)
  const isOpen = new Uint8Array(looks.length)

  function take({ values }: Contact): void {
    taken.length = 0
    isPlain = first !== undefined && last !== undefined
    for (const look of looks) {
      look.hash = NEVER_COMPARED
      const own = values[look.field]
      if (own === undefined || own.length === 0) continue
      const only = own[0] as FieldValue
      if (own.length > 1 || (only.isValid && only.otherKeys !== undefined)) {
        isPlain = false
        return
      }
      if (!only.isValid) continue
      look.take(only)
      taken.push(look)
    }
  }

  /** Names in each other's column, or compared as one whole, are not told by their columns. */
  function areNamesTold(row: number, ours: Look, ourLast: Look): boolean {
    const theirFirst = rows[row + ours.at] as number
    const theirLast = rows[row + ourLast.at] as number
    const isFirstCompared = ours.hash !== NEVER_COMPARED && theirFirst !== NEVER_COMPARED
    const isLastCompared = ourLast.hash !== NEVER_COMPARED && theirLast !== NEVER_COMPARED
    if (!isFirstCompared && !isLastCompared) return false
    if (theirFirst === ours.hash && theirLast === ourLast.hash) return true
    return ourLast.isOther(row + ours.at) || ours.isOther(row + ourLast.at)
  }

  return {
    take,
    mayReach(ordinal, least) {
      const row = ordinal * width
      if (!isPlain || !areNamesTold(row, first as Look, last as Look)) return true
      let most = 0
      // Of the differences of a group, what the strongest counts beyond its share.
      let home = 0
      let work = 0
      for (let i = 0; i < taken.length; i++) {
        const look = taken[i] as Look
        const hash = rows[row + look.at] as number
        isOpen[i] = 0
        if (hash === NEVER_COMPARED) continue
        if (hash === SEVERAL_READINGS) return true
        const bound = look.bound(row + look.at, ordinal)
        bounds[i] = bound < 0 ? look.share * bound : bound
        most += bounds[i] as number
        if (hash !== look.hash && bound !== look.differing) isOpen[i] = 1
        else if (bound < 0 && look.group === 'address') home = Math.min(home, (1 - look.share) * bound)
        else if (bound < 0 && look.group === 'workplace') work = Math.min(work, (1 - look.share) * bound)
      }
      most += home + work
      while (most >= least) {
        const i = widest()
        if (i < 0) return true
        isOpen[i] = 0
        const look = taken[i] as Look
        const weight = weighTexts(look.field, ordinal)
        most += (weight < 0 ? weight * look.share : weight) - (bounds[i] as number)
      }
      return false
    },
  }

  /** @returns the open field of which most is still to be told, -1 where nothing is open */
  function widest(): number {
    let place = -1
    let most = Number.NEGATIVE_INFINITY
    for (let i = 0; i < taken.length; i++) {
      if (isOpen[i] === 0) continue
      const gap = (bounds[i] as number) - (taken[i] as Look).differing
      if (gap <= most) continue
      most = gap
      place = i
    }
    return place
  }
}
