import { describe, expect, it } from 'vitest'
import { codec } from '#adapters/text/codec.ts'
import { MOST_NICKNAME_PAIRS, nicknameListText, readNicknameList } from './nickname-list.ts'

const read = (text: string) => readNicknameList(codec.encode(text), codec)

const PAIRS = [
  ['kunigunda', 'kuni'],
  ['zbynek', 'zbysa'],
  ['quirin', 'kirre'],
]

describe('a list of nicknames', () => {
  it.each([
    ['commas and a header', 'name,nickname\nKunigunda,Kuni\nZbyněk,Zbyša\nQuirin,Kirre\n'],
    ['no header', 'Kunigunda,Kuni\nZbyněk,Zbyša\nQuirin,Kirre'],
    ['semicolons and Windows line ends', 'Name;Nickname\r\nKunigunda;Kuni\r\nZbyněk;Zbyša\r\nQuirin;Kirre\r\n'],
    ['tabs', 'Kunigunda\tKuni\nZbyněk\tZbyša\nQuirin\tKirre\n'],
    ['quotes and a byte order mark', '\ufeff"NAME","NICKNAME"\n"Kunigunda","Kuni"\n"Zbyněk","Zbyša"\nQuirin, Kirre \n'],
    ['a line that names the delimiter', 'sep=;\nKunigunda;Kuni\nZbyněk;Zbyša\nQuirin;Kirre\n'],
    ['comments and empty lines', '# ours\nname,nickname\n\nKunigunda,Kuni\nZbyněk,Zbyša\n# more\nQuirin,Kirre\n'],
  ])('is read with %s', (_how, text) => {
    expect(read(text)).toEqual({ pairs: PAIRS, ignored: [] })
  })

  it('may be a single pair, or of several words', () => {
    expect(read('Quirin,Kirre')).toEqual({ pairs: [['quirin', 'kirre']], ignored: [] })
    expect(read('Quirin-Maria;Kirre\n')).toEqual({ pairs: [['quirin maria', 'kirre']], ignored: [] })
  })

  it('may be UTF-16', () => {
    const text = 'Quirin\tKirre\r\nЗбынек\tЗбыша\r\n'
    const bytes = new Uint8Array(2 + text.length * 2)
    const view = new DataView(bytes.buffer)
    view.setUint16(0, 0xfeff, true)
    for (let i = 0; i < text.length; i++) view.setUint16(2 + 2 * i, text.charCodeAt(i), true)
    expect(readNicknameList(bytes, codec)).toMatchObject({ pairs: [['quirin', 'kirre'], ['збынек', 'збыша']] }) // biome-ignore format: pairs
  })

  it('says of every line that it left out which and why', () => {
    const lines = [
      'name,nickname',
      'Quirin,Kirre',
      'Quirin',
      ',Kirre',
      '…,Kirre',
      'Quirin,Kirre,Kiri',
      'quirin,QUIRIN',
      'Bob,Robert',
      'kirre,Quirín',
      '"two\nlines",Zwei',
      `Quirin,${'k'.repeat(101)}`,
      'Quirin,Kiri,',
    ]
    expect(read(lines.join('\n'))).toEqual({
      pairs: [
        ['quirin', 'kirre'],
        ['two lines', 'zwei'],
        ['quirin', 'kiri'],
      ],
      ignored: [
        { line: 3, code: 'nickname.blank' },
        { line: 4, code: 'nickname.blank' },
        { line: 5, code: 'nickname.blank' },
        { line: 6, code: 'nickname.columns' },
        { line: 7, code: 'nickname.same' },
        { line: 8, code: 'nickname.built_in' },
        { line: 9, code: 'nickname.twice' },
        { line: 12, code: 'nickname.too_long' },
      ],
    })
  })

  it('is written as it is read', () => {
    const text = 'name,nickname\nquirin maria,kirre\nзбынек,збыша\n'
    const list = read(text)
    expect('pairs' in list && nicknameListText(list.pairs)).toBe(text)
    expect(read(nicknameListText([]))).toEqual({ pairs: [], ignored: [] })
  })

  it('is refused when it is no list, or too long', () => {
    expect(read('')).toMatchObject({ error: { code: 'file.empty' } })
    expect(read('PK\u0003\u0004')).toMatchObject({ error: { code: expect.stringMatching(/^file\./) } })
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `name${i},n${i}\n`).join('')
    expect(read(lines(MOST_NICKNAME_PAIRS))).toMatchObject({ ignored: [] })
    expect(read(lines(MOST_NICKNAME_PAIRS + 2))).toMatchObject({ error: { code: 'nicknames.too_many' } })
  })
})
