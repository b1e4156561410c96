import { expect, test } from 'vitest'
import { traceOf } from './error-trace.ts'

test('all is told of an error but what it says', () => {
  const about = 'row "ada@example.com" of a secret file\n    at ada@example.com\n    at ada (ada@example.com:1:1)'
  const cause = Object.assign(new Error(about), { code: '23505', detail: about })
  const trace = traceOf(new TypeError(about, { cause }))
  expect(JSON.stringify(trace)).not.toMatch(/ada@|secret/)
  expect(trace).toMatchObject({ name: 'TypeError', code: null, cause: { name: 'Error', code: '23505' } })
  expect(trace.frames[0]).toMatch(/^at .*error-trace\.test\.ts:\d+:\d+\)?$/)
})

test('names and codes that are no fixed words are left out', () => {
  const odd = Object.assign(new Error('x'), { name: 'of ada@example.com', code: 'ada@example.com' })
  expect(traceOf(odd)).toMatchObject({ name: 'Error', code: null })
})

test('what is no error is told by its type, and causes that go in a circle have an end', () => {
  expect(traceOf('ada@example.com')).toEqual({ name: 'string', code: null, frames: [], cause: null })
  const error = new Error('x')
  error.cause = error
  expect(JSON.stringify(traceOf(error)).match(/"name"/g)).toHaveLength(5)
})
