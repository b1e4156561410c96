import { expect, test } from 'vitest'
import { cleanFields } from './clean-contact.ts'
import { hasComparableValue } from './validate.ts'

const usable = (texts: Parameters<typeof cleanFields>[0]) =>
  hasComparableValue(cleanFields(texts, { defaultCountry: null, dateOrder: 'auto' }))

test.each([
  { last_name: 'Lee' },
  { email: 'a@example.com' },
  { city: 'Leeds' },
  { phone: 'x', birthday: '1984-06-29' },
])('a thin row can be looked up: %o', (texts) => expect(usable(texts)).toBe(true))

test.each([{}, { email: 'a@' }, { country: 'US', job_title: 'CEO', notes: 'met at Expo' }, { full_name: '-' }])(
  'a row without a valid value that says who cannot: %o',
  (texts) => expect(usable(texts)).toBe(false),
)
