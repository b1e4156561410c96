/** What operators read for steps, states, waits and parts. */
import { countText, plural } from '#app/_ui/amounts.ts'
import type { OperatorsView } from '#app/api/v1/_schemas/operators.ts'

type StepView = OperatorsView['steps'][number]
type StepName = StepView['step']

const STEP_WORDS: Readonly<Record<StepName, string>> = {
  import: 'Reading a reference list',
  split: 'Cutting a list into ranges',
  calibrate: 'Getting ready to match',
  enrich: 'Checking ranges of rows',
  resolve: 'Finding doubles',
  merge: 'Writing the files',
  notify: 'Mailing that it is done',
  estimate: 'Estimating what a list will cost',
  fetch: 'Bringing an audience in',
  stitch: 'Joining the pages of an audience',
  preview_back: 'Looking what would change in an audience',
  write_back: 'Putting corrections into an audience',
  undo_back: 'Taking corrections out of an audience again',
}

export const stepWord = (step: StepName): string => STEP_WORDS[step]

/** @returns `Range 12`, counted from 1 as rows are, or the word for a step over the whole list */
export const taskWord = ({ step, n }: { readonly step: StepName; readonly n: number }): string =>
  step === 'enrich' ? `Range ${countText(n + 1)}` : STEP_WORDS[step]

const STATE_WORDS: Readonly<Record<StepView['state'], string>> = {
  ready: 'ready to be given out',
  sent: 'given out',
  parked: 'waiting',
  dead: 'given up',
}

const REASON_WORDS: Readonly<Record<string, string>> = {
  paused: 'their list is paused',
  retry: 'another attempt after a failure',
  'directory.importing': 'a reference list that is being read',
  'disk.full': 'space on the disk',
  'store.unavailable': 'the database or the store of files',
  'mail.unavailable': 'the mail server',
  'worker.stopped': 'another worker',
}

/** @returns what a group of steps does: `waiting for another attempt after a failure` */
export const stateWord = ({ state, reason }: Pick<StepView, 'state' | 'reason'>): string =>
  state === 'parked' && reason !== null ? `waiting: ${REASON_WORDS[reason] ?? reason}` : STATE_WORDS[state]

const PART_WORDS: Readonly<Record<OperatorsView['parts'][number]['name'], string>> = {
  database: 'database',
  objects: 'store of files',
  queue: 'queue',
}

export const partWord = (name: keyof typeof PART_WORDS): string => PART_WORDS[name]

/** @returns one sentence for what was given another life */
export function redrivenSentence({ redriven, left }: { readonly redriven: number; readonly left: number }): string {
  const begun =
    redriven === 0
      ? 'Nothing could be tried again.'
      : `${plural(redriven, 'step')} ${redriven === 1 ? 'is' : 'are'} tried again.`
  if (left === 0) return begun
  return `${begun} ${plural(left, 'step')} ${left === 1 ? 'stays' : 'stay'}: cancelled, being merged, or without the file.`
}

/** Ids are long; their beginning tells them apart. */
export const shortId = (id: string): string => id.slice(0, 8)
