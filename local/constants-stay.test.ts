import { expect, it } from 'vitest'
import { withConstants } from './constants-stay.mjs'

it('declares as constants, in the same places, what is never assigned to', async () => {
  const code = [
    'var count = 0;',
    'var STEP = 2;',
    'var Box = class {',
    '};',
    'var list = [];',
    'function next() {',
    '  var STEP2 = 1;',
    '  let STEP = 3;',
    '  STEP = 4;',
    '  [list] = [[]];',
    '  return count++ + STEP + STEP2;',
    '}',
    'export { next };',
  ]
  const lines = (await withConstants(code.join('\n'))).split('\n')
  expect(lines).toEqual(code.with(1, 'const STEP=2;').with(2, 'const Box=class {'))
})
