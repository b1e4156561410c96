import { describe, expect, it } from 'vitest'
import { previewFile } from './preview.ts'
import type { TextCodec } from './text.ts'

const codec: TextCodec = {
  decode: (bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}

const preview = (text: string, rows = 2) => previewFile(codec.encode(text), { isWhole: true, rows }, codec)

describe('preview', () => {
  it('shows how the file is read, its columns, what they feed and its first rows', () => {
    const text = 'Notes:\n\nFirst Name;Email;Tag\nAnne;a@b.example;x\n\nJohn;;x\nMary;m@b.example;x\n'
    expect(preview(text)).toEqual({
      preview: {
        encoding: 'utf-8',
        delimiter: ';',
        quote: '"',
        headerRow: 3,
        columns: [
          { name: 'First Name', field: 'first_name', confidence: 0.98, fill: 1, samples: ['Anne', 'John', 'Mary'] },
          { name: 'Email', field: 'email', confidence: 0.98, fill: 0.6667, samples: ['a@b.example', 'm@b.example'] },
          { name: 'Tag', field: null, confidence: 0, fill: 1, samples: ['x'] },
        ],
        mapping: [
          { column: 0, field: 'first_name' },
          { column: 1, field: 'email' },
        ],
        rows: [
          ['Anne', 'a@b.example', 'x'],
          ['John', '', 'x'],
        ],
        warnings: [
          { code: 'csv.lines_before_header', message: '2 lines are before the table and are no rows.' },
          { code: 'csv.empty_lines', message: '1 line is empty and is no row.' },
        ],
      },
      dialect: expect.objectContaining({ headerRow: 3, dataStart: text.indexOf('Anne'), linesBeforeData: 2 }),
    })
  })

  it('says in one sentence why a file is no table', () => {
    expect(preview('')).toEqual({ error: { code: 'file.empty', message: 'This file is empty.' } })
  })

  it('reads no more of a huge cell than can be shown', () => {
    const found = preview(`name,notes\nAnne,${'x'.repeat(50_000)}\n`)
    expect('preview' in found && found.preview.rows[0]?.[1]).toHaveLength(1001)
  })

  it('never names a value in a warning', () => {
    const found = preview('email,email\ncanary@b.example,"canary\n')
    expect(JSON.stringify('preview' in found ? found.preview.warnings : null)).not.toContain('canary')
  })
})
