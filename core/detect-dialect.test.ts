import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectDialect } from './detect-dialect.ts'
import type { Dialect, DialectOverrides } from './dialect.ts'
import { ENCODINGS, type TextCodec } from './text.ts'

const codec: TextCodec = {
  decode: (bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}

const bytesOf = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...codec.encode(part)] : part)))

function utf16(text: string, order: 'le' | 'be', mark: readonly number[] = []) {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return bytesOf(
    mark,
    units.flatMap((unit) => (order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  )
}

interface Found extends Partial<Dialect> {
  readonly error?: string
  readonly rows?: readonly (readonly string[])[]
  readonly codes?: readonly string[]
}

function detect(bytes: string | Uint8Array, overrides: DialectOverrides = {}, isWhole = true): Found {
  const found = detectDialect(typeof bytes === 'string' ? bytesOf(bytes) : bytes, { isWhole }, codec, overrides)
  if ('error' in found) return { error: found.error.code }
  const rows = found.records.filter(({ record }) => record.kind === 'row').map(({ cells }) => cells)
  return { ...found.dialect, rows, codes: found.warnings.map(({ code }) => code) }
}

describe('encoding', () => {
  it.each([
    ['utf-8 with a mark', bytesOf([0xef, 0xbb, 0xbf], 'name,email\nÄnne,a@b.example\n'), 'utf-8', 3],
    ['utf-16le with a mark', utf16('name,email\nÄnne,a@b.example\n', 'le', [0xff, 0xfe]), 'utf-16le', 2],
    ['utf-16be with a mark', utf16('name,email\nÄnne,a@b.example\n', 'be', [0xfe, 0xff]), 'utf-16be', 2],
    ['utf-16le without', utf16('name,email\nÄnne,a@b.example\n', 'le'), 'utf-16le', 0],
    ['utf-16be without', utf16('name,email\nÄnne,a@b.example\n', 'be'), 'utf-16be', 0],
    ['windows-1252', bytesOf('name,email\n', [0xc4], 'nne,a@b.example\n'), 'windows-1252', 0],
  ] as const)('%s', (_name, bytes, encoding, markBytes) => {
    const found = detect(bytes)
    expect(found).toMatchObject({
      encoding,
      columns: ['name', 'email'],
      rows: [['Änne', 'a@b.example']],
      bom: markBytes > 0,
    })
  })

  it('Shift-JIS from its kana and everyday kanji', () => {
    // 氏名,会社 / 田中,ソニー
    const bytes = bytesOf(
      [0x8e, 0x81, 0x96, 0xbc, 0x2c, 0x89, 0xef, 0x8e, 0xd0, 0x0a],
      [0x93, 0x63, 0x92, 0x86, 0x2c, 0x83, 0x5c, 0x83, 0x6a, 0x81, 0x5b, 0x0a],
    )
    expect(detect(bytes)).toMatchObject({
      encoding: 'shift_jis',
      columns: ['氏名', '会社'],
      rows: [['田中', 'ソニー']],
    })
  })

  it('Windows-1252 for names with accents that would also be Shift-JIS pairs', () => {
    const bytes = bytesOf('name,city\nAndr', [0xe9], 'a,Besan', [0xe7], 'on\nJos', [0xe9], ',M', [0xfc], 'nchen\n')
    expect(detect(bytes)).toMatchObject({
      encoding: 'windows-1252',
      rows: [
        ['Andréa', 'Besançon'],
        ['José', 'München'],
      ],
    })
  })

  it('UTF-8 for a head that ends inside a character', () => {
    const bytes = bytesOf('name,email\nJosé,j@b.example\nAnd', [0xc3])
    expect(detect(bytes, {}, false)).toMatchObject({ encoding: 'utf-8', rows: [['José', 'j@b.example']] })
  })
})

describe('layout', () => {
  it.each([
    [',', '"', 'name,email\n"Hale, John",j@b.example\n'],
    [';', '"', 'name;amount;note\nAnne;1,5;a\nJohn;2,5;b\n'],
    ['\t', '"', 'name\taddress\nAnne\t1 Low Rd, Leeds, LS1\nJohn\t2 High St, York, YO1\n'],
    ['|', '"', 'name|email\nAnne|a@b.example\n'],
    ['~', '"', 'name~email\nAnne~a@b.example\n'],
    ['\u001e', '"', 'name\u001eemail\nAnne\u001ea@b.example\n'],
    [';', "'", "'name';'email'\n'Hale; John';'j@b.example'\n"],
  ])('delimiter %j, quote %j', (delimiter, quote, text) => {
    expect(detect(text)).toMatchObject({ delimiter, quote })
  })

  it('leaves apostrophes at the start of cells alone', () => {
    expect(detect("id,phone,name\n'721,'+4420,A\n'722,'+4421,'t Hooft\n")).toMatchObject({
      quote: '"',
      rows: { length: 2 },
    })
  })

  it('knows backslash escapes from Windows paths', () => {
    expect(detect('a,b\n"say \\"hi\\", he","x"\n')).toMatchObject({ escape: '\\', rows: [['say "hi", he', 'x']] })
    expect(detect('a,b\n"C:\\dir\\","x"\n').rows).toEqual([['C:\\dir\\', 'x']])
  })

  it('knows inches from quotes', () => {
    const found = detect('size\tname\n"5 pipe\tAnne\n"6 pipe\tJohn\n7\tMary\n')
    expect(found).toMatchObject({
      quote: '',
      rows: [
        ['"5 pipe', 'Anne'],
        ['"6 pipe', 'John'],
        ['7', 'Mary'],
      ],
    })
  })

  it('takes the first line end for the result, whatever else the file has', () => {
    expect(detect('"a\nb",c\r\n1,2\n').lineEnd).toBe('\r\n')
    expect(detect('a,b\r1,2\r').lineEnd).toBe('\r')
    expect(detect(utf16('a,b\r\n1,2\r\n', 'be', [0xfe, 0xff])).lineEnd).toBe('\r\n')
  })
})

describe('preamble and header', () => {
  it('passes over notes in front of the table', () => {
    const text =
      'Notes:\n"When exporting, some addresses\nmay be missing"\n\nFirst Name,Last Name,Email\nAnne,Berg,a@b.example\n'
    expect(detect(text)).toMatchObject({
      headerRow: 5,
      linesBeforeData: 4,
      dataStart: text.indexOf('Anne'),
      columns: ['First Name', 'Last Name', 'Email'],
      rows: [['Anne', 'Berg', 'a@b.example']],
    })
  })

  it.each([
    ['notes with a comma', 'made on a Monday\nby hand, mostly\n\nname,email,age\na,a@b.example,3\nb,b@b.example,4\n'],
    ['a title with empty cells', 'Members,,\nname,email,age\na,a@b.example,3\n'],
  ])('passes over %s', (_what, text) => {
    expect(detect(text)).toMatchObject({ columns: ['name', 'email', 'age'] })
  })

  it('keeps a header that is narrower than the rows', () => {
    expect(detect('name,email\na,a@b.example,\nb,b@b.example,\n')).toMatchObject({
      columns: ['name', 'email'],
      headerRow: 1,
    })
  })

  it("takes Excel's own first line at its word", () => {
    expect(detect('sep=;\r\nname;email\r\na;b@c.example\r\n')).toMatchObject({
      delimiter: ';',
      headerRow: 2,
      linesBeforeData: 1,
    })
  })

  it('passes over comment lines, but not a column called #', () => {
    expect(detect('# made by hand, "so\nname,email\n# no, row, here\na,b@c.example\n')).toMatchObject({
      comment: '#',
      headerRow: 2,
      rows: [['a', 'b@c.example']],
    })
    expect(detect('#,name\n1,Anne\n2,John\n')).toMatchObject({
      comment: null,
      columns: ['#', 'name'],
      rows: { length: 2 },
    })
  })

  it('sees that there is no header', () => {
    const text = 'Anne,Berg,a@b.example\nJohn,Hale,j@b.example\n'
    expect(detect(text)).toMatchObject({
      headerRow: null,
      dataStart: 0,
      columns: ['Column 1', 'Column 2', 'Column 3'],
      rows: { length: 2 },
    })
    expect(detect('John,Smith,London\nAnna,Berg,York\n')).toMatchObject({ headerRow: null, rows: { length: 2 } })
    expect(detect('Name,2020,2021\nA,5,6\n')).toMatchObject({ headerRow: 1 })
  })

  it('can be set by hand', () => {
    const text = 'x,y\nname,email\na,b@c.example\n'
    expect(detect(text, { headerRow: 2 })).toMatchObject({
      headerRow: 2,
      linesBeforeData: 1,
      columns: ['name', 'email'],
    })
    expect(detect(text, { headerRow: null })).toMatchObject({ headerRow: null, rows: { length: 3 } })
    expect(detect(text, { headerRow: 9 })).toEqual({ error: 'override.header_row' })
    expect(detect(text, { delimiter: ';' })).toMatchObject({ delimiter: ';', columns: { length: 1 } })
    expect(detect(text, { delimiter: ';' }).codes).toContain('override.unlikely')
    expect(detect(text, { delimiter: 'ab' })).toEqual({ error: 'override.delimiter' })
    expect(detect(text, { delimiter: '"' })).toEqual({ error: 'override.delimiter' })
    expect(detect(text, { delimiter: "'", quote: '' })).toEqual({ error: 'override.delimiter' })
    expect(detect(text, { quote: ',', delimiter: ',' })).toEqual({ error: 'override.quote' })
  })
})

describe('bad input', () => {
  it.each([
    ['file.empty', bytesOf('')],
    ['file.empty', bytesOf('\n\r\n\n')],
    ['file.xlsx', bytesOf('PK', [3, 4, 20, 0, 6, 0], '[Content_Types].xml')],
    ['file.zip', bytesOf('PK', [3, 4, 20, 0, 0, 0], 'contacts.csv')],
    ['file.gzip', bytesOf([0x1f, 0x8b, 8, 0])],
    ['file.pdf', bytesOf('%PDF-1.7\n')],
    ['file.xls', bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['file.json', bytesOf('[{"name":"A"}]')],
    ['file.html', bytesOf('\n<!DOCTYPE html><html>')],
    ['file.binary', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3)) & 255)],
  ])('%s', (code, bytes) => {
    expect(detect(bytes)).toEqual({ error: code })
  })

  it('a first line without an end', () => {
    expect(detect('x'.repeat(100_000), {}, false)).toEqual({ error: 'csv.first_line_too_long' })
    expect(detect('x'.repeat(2_000_000))).toEqual({ error: 'csv.first_line_too_long' })
  })

  it.each([
    ['csv.header_only', 'name,email\n'],
    ['csv.one_column', 'email\na@b.example\n'],
    ['csv.duplicate_header', 'email,email\na@b.example,\n'],
    ['csv.empty_header', 'email,,name\na@b.example,,x\n'],
    ['csv.ragged_rows', 'name,email\na\n'],
    ['csv.unbalanced_quote', 'name,email\n"a,b\n'],
    ['csv.nul', 'name,email\na\0,b\n'],
    ['csv.header_unsure', 'foo,bar\na,b\n'],
  ])('%s is a warning', (code, text) => {
    expect(detect(text).codes).toContain(code)
  })

  it('2,000 columns are read', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `field ${i}`)
    const found = detect(`${names.join(',')}\n${names.map((_, i) => i).join(',')}\n`)
    expect(found.columns).toEqual(names)
    expect(found.rows?.[0]).toHaveLength(2000)
  })

  it('never throws, whatever the bytes and the overrides', () => {
    const overrides = fc.record(
      {
        encoding: fc.constantFrom(...ENCODINGS),
        delimiter: fc.constantFrom(',', ';', '\t', 'x', '', ',,', '"', '\n', 'é'),
        quote: fc.constantFrom('"', "'", '', ',', 'ab'),
        headerRow: fc.constantFrom(null, 0, 1, 2, 7, -1, 1.5),
      },
      { requiredKeys: [] },
    )
    const text = fc.array(
      fc.constantFrom('a', ',', ';', '"', "'", '\n', '\r', '#', '\0', 'é', '名', 'sep=;\n', '@', '1'),
    )
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      text.map((parts) => bytesOf(parts.join(''))),
    )
    fc.assert(
      fc.property(bytes, overrides, fc.boolean(), (head, set, isWhole) => {
        const found = detectDialect(head, { isWhole }, codec, set)
        if (!('error' in found)) expect(found.dialect.columns.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})
