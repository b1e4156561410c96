import { describe, expect, it } from 'vitest'
import { rangeText, timeLeftText } from './time-left.ts'

describe('rangeText', () => {
  it.each([
    [20, 40, 'about 20–40 seconds'],
    [0, 1, 'about 1 second'],
    [110, 230, 'about 2–4 minutes'],
    [175, 180, 'about 3 minutes'],
    [3600, 7100, 'about 1–2 hours'],
  ])('says %i to %i seconds in one unit', (from, to, text) => {
    expect(rangeText(from, to)).toBe(text)
  })
})

describe('timeLeftText', () => {
  it('gives the reason with the time', () => {
    const timeLeft = { fromSeconds: 110, toSeconds: 230, reason: 'directory.importing' }
    expect(timeLeftText({ status: 'running', timeLeft, waiting: [] })).toBe(
      'about 2–4 minutes left, waiting for the reference list to be read',
    )
  })

  it('says why no time can be told', () => {
    const waiting = [{ reason: 'no_worker', until: null, ranges: 3 }]
    expect(timeLeftText({ status: 'running', timeLeft: null, waiting })).toBe('No time can be told while it waits')
  })
})
