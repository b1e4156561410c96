import { expect, test } from 'vitest'
import { SettingsError } from '#env'
import { lastWords } from './last-words.ts'

test('a wrong setting is named with what to do', () => {
  expect(lastWords(new SettingsError('PORT', 'PORT must be a port.'))).toBe('PORT must be a port.')
})

test('any other error says what and where, and nothing that it was about', () => {
  const about = 'ann@example.com\n    at ann@example.com'
  const error = Object.assign(new TypeError(about), { code: 'E_ODD', detail: about })
  expect(lastWords(error)).toMatch(/^The worker ended: TypeError E_ODD at .*last-words\.test\.ts:\d+:\d+\)?$/)
  expect(lastWords(error)).not.toContain('ann@')
  expect(lastWords('ann@example.com')).toBe('The worker ended: unknown.')
})
