/** What is told of corrections that go back into an audience. */
import { countText, plural } from '#app/_ui/amounts.ts'
import type { Tone } from '#app/_ui/badge.tsx'
import { FIELD_NAMES } from '#app/_ui/field-names.ts'
import type { ChangesView, WriteBackView } from '#app/api/v1/_schemas/write-back.ts'

export type Outcome = keyof WriteBackView['outcomes']
export type Undone = keyof WriteBackView['undone']

interface Words {
  readonly word: string
  readonly text: string
  readonly tone: Tone
}

export const OUTCOME_WORDS: Readonly<Record<Outcome, Words>> = {
  written: { word: 'Written', text: 'The audience has our values now.', tone: 'good' },
  already: { word: 'There already', text: 'Somebody has put the same there meanwhile.', tone: 'quiet' },
  conflict: {
    word: 'Changed meanwhile',
    text: 'Somebody has changed them since they were read: not touched.',
    tone: 'odd',
  },
  gone: { word: 'Gone', text: 'They are no longer in the audience.', tone: 'quiet' },
  compliance: {
    word: 'Locked',
    text: 'They left by themselves or complained: nobody may write to them.',
    tone: 'stale',
  },
  forgotten: { word: 'Forgotten', text: 'Their address was deleted for good.', tone: 'stale' },
  refused: { word: 'Refused', text: 'The service does not take a value.', tone: 'bad' },
  left_out: {
    word: 'Left out',
    text: 'The fields of the audience have changed: nothing was left to write.',
    tone: 'quiet',
  },
}

export const UNDO_WORDS: Readonly<Record<Undone, Words>> = {
  restored: { word: 'Put back', text: 'They are as they were before.', tone: 'good' },
  partly: {
    word: 'Partly put back',
    text: 'Some values hold something else by now, or can’t be put back.',
    tone: 'odd',
  },
  left: {
    word: 'Left as they are',
    text: 'Nothing of ours stands there any more, or it can’t be put back.',
    tone: 'quiet',
  },
}

type Change = ChangesView['members'][number]['changes'][number]

/** @returns an address on one line; a dash for nothing */
export function valueText(value: Change['from']): string {
  const text =
    typeof value === 'string'
      ? value
      : [value.addr1, value.addr2, value.city, value.state, value.zip, value.country].filter(Boolean).join(', ')
  return text === '' ? '—' : text
}

export const fieldsText = (fields: Change['fields']): string => fields.map((field) => FIELD_NAMES[field]).join(', ')

type Plan = NonNullable<WriteBackView['plan']>

/** @returns `Phone: 12 filled, 3 overwritten, 4 left as they are.` of each field to which something is to be said */
export const planLines = ({ fields }: Plan): readonly string[] =>
  fields.flatMap(({ field, fills, overwrites, left }) => {
    const leftCount = Object.values(left).reduce((sum, count) => sum + count, 0)
    const parts = [
      fills > 0 ? `${countText(fills)} filled` : '',
      overwrites > 0 ? `${countText(overwrites)} overwritten` : '',
      leftCount > 0 ? `${countText(leftCount)} left as they are` : '',
    ].filter(Boolean)
    return parts.length === 0 ? [] : [`${FIELD_NAMES[field]}: ${parts.join(', ')}.`]
  })

export const planTitle = ({ members }: Plan): string =>
  members === 0 ? 'Nothing would change.' : `${plural(members, 'member')} would change.`
