import { expect, it } from 'vitest'
import { redrivenSentence, stateWord, taskWord } from './operator-words.ts'

it('counts ranges from 1 and names steps over a whole list', () => {
  expect(taskWord({ step: 'enrich', n: 1233 })).toBe('Range 1,234')
  expect(taskWord({ step: 'merge', n: 0 })).toBe('Writing the files')
})

it('says what waits for what, also for a reason that is new', () => {
  expect(stateWord({ state: 'parked', reason: 'paused' })).toBe('waiting: their list is paused')
  expect(stateWord({ state: 'parked', reason: 'new.reason' })).toBe('waiting: new.reason')
  expect(stateWord({ state: 'ready', reason: null })).toBe('ready to be given out')
})

it.each([
  [{ redriven: 1, left: 0 }, '1 step is tried again.'],
  [{ redriven: 3, left: 1 }, '3 steps are tried again. 1 step stays: cancelled, being merged, or without the file.'],
  [
    { redriven: 0, left: 2 },
    'Nothing could be tried again. 2 steps stay: cancelled, being merged, or without the file.',
  ],
])('says of %j what became of it', (redriven, sentence) => {
  expect(redrivenSentence(redriven)).toBe(sentence)
})
