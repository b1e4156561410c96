import { expect, it } from 'vitest'
import { needsSignIn, signInAddress } from './page-gate.ts'

it.each(['/', '/jobs', '/jobs/7b2c', '/uploads/7b2c', '/keys', '/sign-in/x', '/ownership'])('%s is closed', (path) => {
  expect(needsSignIn(path)).toBe(true)
})

it.each(['/sign-in', '/reset-password', '/owner', '/_next/static/x.js', '/samples/people.csv', '/api/v1/jobs'])(
  '%s guards itself or is open',
  (path) => expect(needsSignIn(path)).toBe(false),
)

it('leads back to where somebody wanted to go', () => {
  expect(signInAddress('/jobs/a b')).toBe('/sign-in?back=%2Fjobs%2Fa%20b')
})
