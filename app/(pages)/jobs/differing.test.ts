import { describe, expect, it } from 'vitest'
import { differing, type Stretch } from './differing.ts'

/** Differing characters in brackets. */
const marked = (stretches: readonly Stretch[]) =>
  stretches.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')

describe('differing', () => {
  it.each([
    ['Meyer', 'Meier', 'Me[y]er', 'Me[i]er'],
    ['Bob', 'Robert', '[B]ob', '[R]ob[ert]'],
    ['SMITH', 'Smith', 'SMITH', 'Smith'],
    ['', 'Ann', '', '[Ann]'],
    ['Zoë 🙂', 'Zoe 🙂', 'Zo[ë] 🙂', 'Zo[e] 🙂'],
    ['same', 'same', 'same', 'same'],
    ['Veronica', 'Samuel', '[Veronica]', '[Samuel]'],
  ])('marks what differs between %j and %j', (a, b, left, right) => {
    expect(differing(a, b).map(marked)).toEqual([left, right])
  })

  it('marks very long texts as a whole', () => {
    const long = 'x'.repeat(400)
    expect(differing(long, 'y').map(marked)).toEqual([`[${long}]`, '[y]'])
  })
})
