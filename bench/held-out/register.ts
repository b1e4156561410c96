/**
 * Registers of names and birthdays, nothing else, with one slip in most records that come back. Tuning: American, small
 * and damaged twice as often. Judging: German, a large directory of which one person in ten comes back.
 */
import type { Random } from '../lists/random.ts'
import type { SetGroup } from '../quality/linkage-set.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, digitSlip, type Entry, lose, misread, swapNames, typo } from './damage.ts'
import { american } from './pools/english.ts'
import { german } from './pools/german.ts'
import type { Resident } from './resident.ts'

export const REGISTER_AMERICAN = register(
  'register-american',
  'tuning',
  20109,
  american,
  { people: 2000, back: 0.8 },
  2,
)
export const REGISTER_GERMAN = register('register-german', 'judging', 20211, german, { people: 8000, back: 0.12 }, 1)

interface Sizes {
  readonly people: number
  /** Share of them that is in the list. */
  readonly back: number
}

/** @param rate how much damage */
function register(
  name: string,
  group: SetGroup,
  seed: number,
  make: (random: Random) => Resident,
  { people, back }: Sizes,
  rate: number,
) {
  return heldOut(name, group, seed, (random) => {
    const directory: Written[] = []
    const contacts: Written[] = []
    for (let person = 0; person < people; person++) {
      const { first, last, birthday } = make(random)
      const entry = { first_name: first, last_name: last, birthday }
      const isBack = random.chance(back)
      // One in five of those who come back was taken out of the directory.
      if (!isBack || random.chance(0.8)) directory.push({ person, entry })
      if (isBack) contacts.push({ person, entry: slipped(entry, rate, random) })
    }
    return { directory, contacts }
  })
}

function slipped(entry: Entry, rate: number, random: Random): Entry {
  let written = change(entry, { first_name: 0.2 * rate, last_name: 0.25 * rate }, typo, random)
  written = change(written, { first_name: 0.03 * rate, last_name: 0.03 * rate }, misread, random)
  written = change(written, { birthday: 0.25 * rate }, digitSlip, random)
  written = lose(written, { first_name: 0.02 * rate, birthday: 0.03 * rate }, random)
  return random.chance(0.02 * rate) ? swapNames(written) : written
}
