import { expect, it } from 'vitest'
import { traceOf } from './log.ts'

it('tells of an error all but what it says', () => {
  const cause = Object.assign(new Error('row "ada@example.com" of a secret file'), { code: '23505' })
  const trace = traceOf(new TypeError('cannot read ada@example.com\nat ada@example.com', { cause }))
  expect(JSON.stringify(trace)).not.toContain('ada@')
  expect(trace).toMatchObject({ name: 'TypeError', code: null, cause: { name: 'Error', code: '23505' } })
  expect(trace.frames[0]).toMatch(/^at .*log\.test\.ts/)
})

it('takes what is no error for what it is', () => {
  expect(traceOf('ada@example.com')).toEqual({ name: 'string', code: null, frames: [], cause: null })
})
