import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { crowdList, crowdPeople } from './crowd.ts'
import { directoryPeople } from './directory-people.ts'

const csv = readFileSync(resolve(import.meta.dirname, '../../public/sample/directory.csv'), 'utf8')
const rows = csv.trim().split('\n').slice(1)

test('of the sample people most are known, some have moved on, some are unknown, one has a namesake', () => {
  const people = directoryPeople(csv)
  expect(directoryPeople(csv)).toEqual(people)
  const known = people.length - 1
  expect(known).toBeGreaterThan(rows.length * 0.8)
  expect(known).toBeLessThan(rows.length)
  const moved = people.filter(({ experience = [] }) => experience.length > 1)
  expect(moved.length).toBeGreaterThan(10)
  for (const { emails = [], work_email, experience = [] } of moved) {
    expect(emails[0]?.address).toBe(work_email)
    expect(csv).not.toContain(work_email)
    expect(csv).toContain(emails[1]?.address)
    expect(experience[1]?.end_date).toBe(experience[0]?.start_date)
  }
  const namesake = people.at(-1)
  const [first] = people
  expect(namesake).toMatchObject({ full_name: first?.full_name, location_region: first?.location_region })
  expect(namesake?.id).not.toBe(first?.id)
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length)
})

test('a list of another form is refused in a sentence that holds no cell', () => {
  expect(() => directoryPeople('a,b\n1,2\n')).toThrow(/no column first_name/)
  expect(() => directoryPeople('first_name,last_name,email\n"Ada",x,y\n')).toThrow(/^Line 2 [^A]*$/)
})

test('a crowd is the same for the same seed, everybody by an address and a number of their own', () => {
  const crowd = { count: 12_000, seed: 7 }
  const people = crowdPeople(crowd)
  expect(crowdPeople({ ...crowd, count: 10 })).toEqual(people.slice(0, 10))
  const emails = people.flatMap(({ emails: all = [] }) => all.map(({ address }) => address))
  expect(new Set(emails).size).toBe(emails.length)
  const phones = people.flatMap(({ phone_numbers = [] }) => phone_numbers)
  expect(new Set(phones).size).toBe(phones.length)
  expect(crowdPeople({ ...crowd, count: 1, seed: 8 })).not.toEqual(people.slice(0, 1))
})

test('the list of a crowd is as old as those who have moved since', () => {
  const crowd = { count: 500, seed: 7 }
  const [header, ...lines] = crowdList(crowd).trim().split('\n')
  expect(header?.split(',')).toContain('Email')
  expect(lines).toHaveLength(500)
  const current = crowdPeople(crowd).filter(({ work_email = '' }, at) => lines[at]?.includes(`,${work_email},`))
  expect(current.length).toBeGreaterThan(350)
  expect(current.length).toBeLessThan(450)
})
