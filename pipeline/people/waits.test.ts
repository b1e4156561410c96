import { expect, test } from 'vitest'
import { WaitError } from '../ports/wait-error.ts'
import { firstWait } from './waits.ts'

const first = (...waits: readonly (readonly [string, number | null])[]) =>
  firstWait(waits.map(([code, forMs]) => new WaitError(code, forMs)))?.code ?? null

test('what ends the account is told first, then what passes first, then what somebody has to do', () => {
  expect(first()).toBeNull()
  expect(first(['lookup.elsewhere', 5_000], ['provider.limit', 1_000])).toBe('provider.limit')
  expect(first(['budget.job', null], ['provider.limit', 30_000])).toBe('provider.limit')
  expect(first(['budget.job', null], ['budget.workspace_day', 3_600_000])).toBe('budget.workspace_day')
  expect(first(['provider.limit', 1_000], ['provider.no_credit', 900_000])).toBe('provider.no_credit')
  expect(first(['provider.no_credit', 1_000], ['provider.key_rejected', null])).toBe('provider.key_rejected')
})
