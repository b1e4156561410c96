/** For tests: a list, the people it is about, and the files that must come of it, made on in-memory twins. */
import { twinHouse } from '#pipeline/twin-house.ts'
import { agePerson, makePerson } from '../bench/lists/people.ts'
import { createRandom } from '../bench/lists/random.ts'

const HEADER = 'First Name,Last Name,Email,Phone,City\n'
const random = createRandom(7)
const people = Array.from({ length: 150 }, () => makePerson(random))
const line = ({ first, last, email, phone, city }: (typeof people)[number]) =>
  `${first},${last},${email},${phone},${city}\n`

export const PEOPLE = `id,${HEADER}${people.map((person, i) => `p${i},${line(person)}`).join('')}`
export const ROWS = 2_000
/** Ranges of 250, 500, 1,000 and 250 rows, in more bytes than come at once; some rows repeat an earlier one. */
export const LIST = listOf(ROWS)

/** A list of so many rows, of which most are about people of the directory. */
export function listOf(rows: number): string {
  const row = () => line(random.chance(0.8) ? agePerson(random.pick(people), random) : makePerson(random))
  return HEADER + Array.from({ length: rows }, row).join('')
}

/** The list with one more row before this place, of somebody with this given name. */
export function listWith(firstName: string, place: number): string {
  const lines = LIST.split('\n')
  lines.splice(place, 0, `${firstName},Ivy,ivy@poison.example,,Oslo`)
  return lines.join('\n')
}

/** @param change something that befalls the house before it works */
export async function undisturbedFiles(
  list = LIST,
  change: (house: ReturnType<typeof twinHouse>) => void = () => {},
): Promise<Readonly<Record<string, string>>> {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', list, ['people'])
  change(house)
  await house.work()
  return house.files('job')
}
