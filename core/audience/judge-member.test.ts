/** What is done to a member as it is found: nobody's change is undone, nothing is written twice. */
import { describe, expect, test } from 'vitest'
import type { AudienceColumn, AudienceMember, ColumnValue } from './audience.ts'
import type { MemberChange } from './back-words.ts'
import { heedAnswer, judgeMember, judgeUndo, settleIntent } from './judge-member.ts'

const column = (tag: string, more: Partial<AudienceColumn> = {}): AudienceColumn => {
  return { tag, name: tag, type: 'text', isRequired: false, choices: [], ...more }
}
const COLUMNS = [column('FNAME'), column('LNAME'), column('ADDRESS', { type: 'address' })]
const columns = { before: COLUMNS, now: COLUMNS }

const member = (values: Readonly<Record<string, ColumnValue>>, more: Partial<AudienceMember> = {}): AudienceMember => {
  return { id: 'abc', email: 'ana@example.com', status: 'subscribed', signedUp: '', lastChanged: '', ...more, values }
}
const first: MemberChange = { tag: 'FNAME', fields: ['first_name'], why: 'fill', from: '', to: 'Ana' }
const last: MemberChange = { tag: 'LNAME', fields: ['last_name'], why: 'overwrite', from: 'Horvat', to: 'Kovač' }
const judge = (found: AudienceMember, now = columns) =>
  judgeMember({ changes: [first, last] }, found, now, ['subscribed'])

describe('before it is written', () => {
  test('what is as it was is written, what is there already is not', () => {
    const asRead = judge(member({ FNAME: '', LNAME: 'Horvat' }))
    expect(asRead).toEqual({ kind: 'write', changes: [first, last], left: [] })
    expect(judge(member({ FNAME: 'Ana', LNAME: 'Horvat' }))).toMatchObject({ kind: 'write', changes: [last] })
    expect(judge(member({ FNAME: 'Ana', LNAME: 'Kovač' }))).toMatchObject({ kind: 'settled', outcome: 'already' })
  })

  test('one value that somebody changed, and none is written', () => {
    expect(judge(member({ FNAME: 'Ann', LNAME: 'Horvat' }))).toEqual({
      kind: 'settled',
      outcome: 'conflict',
      changes: [],
      left: [{ tag: 'FNAME', fields: ['first_name'], reason: 'member.changed' }],
    })
  })

  test('not who has left, or is of another status now', () => {
    const values = { FNAME: '', LNAME: 'Horvat' }
    expect(judge(member(values, { status: 'archived' }))).toMatchObject({ outcome: 'gone' })
    expect(judge(member(values, { status: 'unsubscribed' }))).toMatchObject({
      outcome: 'conflict',
      left: [{ tag: null, reason: 'member.status' }],
    })
  })

  test('a field that is gone, of another type or of other choices is left out, and the rest written', () => {
    const found = member({ FNAME: '', LNAME: 'Horvat' })
    const gone = judge(found, { before: COLUMNS, now: [column('LNAME')] })
    expect(gone).toMatchObject({ kind: 'write', changes: [last], left: [{ tag: 'FNAME', reason: 'column.gone' }] })
    const number = column('FNAME', { type: 'number' })
    const retyped = judge(found, { before: COLUMNS, now: [number, column('LNAME')] })
    expect(retyped).toMatchObject({ changes: [last], left: [{ tag: 'FNAME', reason: 'column.retyped' }] })
    const list = (choices: readonly string[]) => [column('FNAME', { type: 'dropdown', choices }), column('LNAME')]
    const chosen = judge(found, { before: list(['Ana']), now: list(['Ann']) })
    expect(chosen).toMatchObject({ changes: [last], left: [{ tag: 'FNAME', reason: 'value.not_a_choice' }] })
    expect(judge(found, { before: COLUMNS, now: [] })).toMatchObject({ kind: 'settled', outcome: 'left_out' })
  })
})

describe('when nobody knows whether it was written', () => {
  test('it was where one value stands there, not where all are as before, and else somebody came between', () => {
    const both = [first, last]
    const written = { kind: 'settled', outcome: 'written', changes: both }
    expect(settleIntent(both, member({ FNAME: 'Ana', LNAME: 'Kovač' }))).toMatchObject(written)
    expect(settleIntent(both, member({ FNAME: 'Ana', LNAME: 'Babić' }))).toMatchObject(written)
    expect(settleIntent(both, member({ FNAME: '', LNAME: 'Horvat' }))).toMatchObject({ kind: 'write', changes: both })
    expect(settleIntent(both, member({ FNAME: '', LNAME: 'Babić' }))).toMatchObject({
      outcome: 'conflict',
      left: [{ tag: 'LNAME' }],
    })
  })
})

describe('the answer', () => {
  test('tells what is kept: in its own form it is ours, ignored without a word it is not', () => {
    expect(heedAnswer([first, last], member({ FNAME: 'ANA', LNAME: 'Horvat' }))).toEqual({
      outcome: 'written',
      changes: [{ ...first, to: 'ANA' }],
      left: [{ tag: 'LNAME', fields: ['last_name'], reason: 'service.ignored' }],
    })
    expect(heedAnswer([first], member({}))).toMatchObject({ outcome: 'refused', changes: [] })
  })
})

describe('undo', () => {
  test('puts back what is still ours, and blanks what was blank', () => {
    const ours = member({ FNAME: 'Ana', LNAME: 'Kovač' })
    expect(judgeUndo([first, last], ours, columns)).toEqual({ restore: [first, last], restored: 0, left: [] })
    expect(judgeUndo([first, last], member({ FNAME: '', LNAME: 'Babić' }), columns)).toEqual({
      restore: [],
      restored: 1,
      left: [{ tag: 'LNAME', fields: ['last_name'], reason: 'member.changed' }],
    })
  })

  test('leaves a field that may not be blank, or is no longer there', () => {
    const ours = member({ FNAME: 'Ana', LNAME: 'Kovač' })
    const now = [column('FNAME', { isRequired: true })]
    expect(judgeUndo([first, last], ours, { before: COLUMNS, now })).toMatchObject({
      restore: [],
      left: [
        { tag: 'FNAME', reason: 'column.required' },
        { tag: 'LNAME', reason: 'column.gone' },
      ],
    })
  })
})

test('an address is the same part by part, and blank where no part speaks', () => {
  const blank = { addr1: '', addr2: '', city: '', state: '', zip: '', country: '' }
  const to = { ...blank, addr1: '1 Elm St', city: 'Portland', state: 'OR', zip: '97214', country: 'US' }
  const change: MemberChange = { tag: 'ADDRESS', fields: ['street'], why: 'fill', from: '', to }
  const verdict = (now: ColumnValue) =>
    judgeMember({ changes: [change] }, member({ ADDRESS: now }), columns, ['subscribed'])
  expect(verdict(blank)).toMatchObject({ kind: 'write' })
  expect(verdict({ ...to })).toMatchObject({ outcome: 'already' })
  expect(verdict({ ...to, zip: '97215' })).toMatchObject({ outcome: 'conflict' })
})
