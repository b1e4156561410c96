import { expect, test } from 'vitest'
import { GIVES, matchOf, personOf } from './map.ts'
import { personRecord } from './schema.ts'
import { recorded } from './vendor-under-test.ts'

const [full, , nameless] = recorded('bulk-answered').body as { data: unknown }[]
const personIn = (record: unknown) => personOf(personRecord.parse(record))

test('a record becomes a person: what holds now, best first, each value once', () => {
  expect(personIn(full?.data)).toEqual({
    id: 'kq0Zr1Bv8xWmT2sLh4Ny6d_0000',
    texts: {
      full_name: ['Mara Linde Okafor'],
      first_name: ['Mara'],
      middle_name: ['Linde'],
      last_name: ['Okafor'],
      email: [
        'mara.okafor@tallgrass.example',
        'okafor@tallgrass.example',
        'mara.l@postbox.example',
        'm.okafor@oldmill.example',
      ],
      phone: ['+12025550143', '+12035550112'],
      company: ['Tallgrass Studio'],
      job_title: ['Head of Planning'],
      street: ['4 Quarry Lane'],
      street2: ['Floor 2'],
      city: ['Boise'],
      region: ['Idaho'],
      postal_code: ['83702'],
      country: ['United States'],
      birthday: ['1984-06-29'],
      website: ['tallgrass.example'],
      linkedin: ['linkedin.com/in/mara-okafor'],
    },
  })
})

test('somebody without a name is somebody all the same, and a year is no birthday', () => {
  expect(personIn(nameless?.data)).toEqual({
    id: 'b7Xe5Jd0pQrUa3fVg9Ow1k_0000',
    texts: { email: ['frontdesk@quietwater.example'], company: ['Quietwater Systems'] },
  })
})

test('what a plan leaves out is true in place of a text, and what is unknown is null', () => {
  const record = {
    id: 'x',
    full_name: 'Ada Sund',
    work_email: true,
    emails: true,
    personal_emails: null,
    phone_numbers: [true, '+12025550143', null, ' '],
    location_locality: false,
    birth_date: null,
    one_more: { since: 'yesterday' },
  }
  expect(personIn(record)).toEqual({ id: 'x', texts: { full_name: ['Ada Sund'], phone: ['+12025550143'] } })
})

test('a record that says nothing of anybody is nobody', () => {
  expect(personIn({ id: 'x', full_name: null, emails: [], phone_numbers: [''] })).toBeNull()
})

test('likelihood keeps its order within 0 and 1', () => {
  const confidences = [1, 2, 5, 9, 10].map((likelihood) => matchOf({ id: 'x', texts: {} }, likelihood).confidence)
  expect(confidences).toEqual([0.1, 0.2, 0.5, 0.9, 1])
})

test('what is promised of answers is what the fullest of them has', () => {
  expect(Object.keys(personIn(full?.data)?.texts ?? {}).sort()).toEqual([...GIVES].sort())
})
