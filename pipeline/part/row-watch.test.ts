/** A row that throws, or that a watch keeps from being worked on, fails alone and always in the same way. */
import { expect, test } from 'vitest'
import type { DirectoryIndex } from '#core/directory-index.ts'
import { SHIPPED_PARAMETERS } from '#core/parameters.ts'
import type { StorageKey } from '#core/storage-key.ts'
import { makePerson } from '../../bench/lists/people.ts'
import { createRandom } from '../../bench/lists/random.ts'
import { twinHouse } from '../twin-house.ts'

const HEADER = 'First Name,Last Name,Email\n'
const PEOPLE = `id,${HEADER}p1,Ann,Lee,ann@lee.example\np2,Bob,Ray,bob@ray.example\n`
const LIST = `${HEADER}Ann,Lee,ann@lee.example\nPoison,Ivy,poison@ivy.example\nBob,Ray,bob@ray.example\n`

/** Runs a list through twins of which one is changed. */
async function filesOf(change: (house: ReturnType<typeof twinHouse>) => void) {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', LIST, ['people'], { estimate: false })
  change(house)
  await house.work()
  return { files: await house.files('job'), job: await house.job('job') }
}

/** A directory that throws at one contact and, as what broke off in its middle may, finds nobody from then on. */
function breakingIndex(index: DirectoryIndex): DirectoryIndex {
  let isBroken = false
  return {
    ...index,
    search(contact, nicknames) {
      if (isBroken) return { strong: () => [], rest: () => [] }
      isBroken = contact.values.first_name?.[0]?.text === 'Poison'
      if (isBroken) throw new TypeError('poison')
      return index.search(contact, nicknames)
    },
  }
}

/** Lets a house have such directories. */
function breakIndexes({ ports: { indexes } }: ReturnType<typeof twinHouse>): void {
  const { reopen } = indexes
  const opened = new Map<StorageKey, DirectoryIndex>()
  indexes.reopen = async (key) => {
    const index = breakingIndex(await reopen(key))
    opened.set(key, index)
    return index
  }
  indexes.open = async (key) => opened.get(key) ?? indexes.reopen(key)
}

test('a row whose lookup throws fails alone, with its own columns, and what it broke is opened anew', async () => {
  const { files, job } = await filesOf(breakIndexes)
  const [, first, second, third] = (files['result.csv'] ?? '').split('\n')
  expect(first).toContain('Ann,Lee,ann@lee.example,1,matched,')
  expect(second).toMatch(/^Poison,Ivy,poison@ivy\.example,2,failed,,,,,row\.crash,[,]*$/)
  expect(third).toContain('Bob,Ray,bob@ray.example,3,matched,')
  expect(files['rejected.csv']?.split('\n')[1]).toMatch(/^Poison,Ivy,poison@ivy\.example,2,row\.crash,"The row ends/)
  expect(job.tallies).toMatchObject({ statuses: { matched: 2, failed: 1 }, issues: { 'row.crash': 1 } })
})

test('a row that cannot even be read fails alone, and is blank', async () => {
  const { files } = await filesOf(({ ports }) => {
    const { decode } = ports.codec
    ports.codec = {
      ...ports.codec,
      decode(bytes, encoding) {
        const text = decode(bytes, encoding)
        if (text === 'Poison,Ivy,poison@ivy.example') throw new RangeError('poison')
        return text
      },
    }
  })
  const [, first, second, third] = (files['result.csv'] ?? '').split('\n')
  expect(first).toContain('Ann,Lee,ann@lee.example,1,matched,')
  expect(second).toMatch(/^,,,2,failed,,,,,row\.crash,[,]*$/)
  expect(third).toContain('Bob,Ray,bob@ray.example,3,matched,')
})

test('parameters are estimated without a row that throws', async () => {
  const random = createRandom(5)
  const people = Array.from({ length: 60 }, () => makePerson(random))
  const line = ({ first, last, email }: (typeof people)[number]) => `${first},${last},${email}\n`
  const [before, after] = [people.slice(0, 30).map(line).join(''), people.slice(30).map(line).join('')]
  async function parametersFrom(list: string, isPoisoned: boolean) {
    const house = twinHouse()
    await house.addDirectory('people', `id,${HEADER}${people.map((person, i) => `p${i},${line(person)}`).join('')}`)
    await house.addJob('job', list, ['people'])
    if (isPoisoned) breakIndexes(house)
    await house.work()
    return (await house.job('job')).frozen?.parameters
  }
  const poison = 'Poison,Ivy,poison@ivy.example\n'
  const expected = await parametersFrom(HEADER + before + after, false)
  expect(expected).not.toEqual(SHIPPED_PARAMETERS)
  expect(await parametersFrom(HEADER + before + poison + after, true)).toEqual(expected)
})
