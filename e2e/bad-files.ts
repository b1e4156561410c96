/** Files that go wrong on their way from some program to Kith, made here byte by byte. */

export interface BadFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const MIB = 1024 * 1024
const HEADER = 'name,email\n'
const ANN = 'Ann Berg,ann@b.example\n'
const BOB = 'Bob Hale,bob@b.example\n'

const join = (...parts: readonly (string | Uint8Array | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part))))

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

export const PEOPLE = join(
  'id,first_name,last_name,email,job_title,company\n',
  '1,Ann,Berg,ann@b.example,Engineer,Acme\n',
  '=1+1,Bob,Hale,bob@b.example,"=HYPERLINK(""http://x.example"")",+cmd|calc\n',
)

/** With the code by which they are refused. */
export const REFUSED: readonly (BadFile & { readonly code: string })[] = [
  { name: 'empty lines', code: 'file.empty', bytes: join('\n\r\n\n') },
  { name: 'a workbook', code: 'file.xlsx', bytes: join('PK', [3, 4, 20, 0, 6, 0], '[Content_Types].xml xl/') },
  { name: 'an archive', code: 'file.zip', bytes: join('PK', [3, 4, 20, 0, 0, 0], 'contacts.csv') },
  { name: 'gzip', code: 'file.gzip', bytes: join([0x1f, 0x8b, 8, 0, 0, 0]) },
  { name: 'a web page', code: 'file.html', bytes: join('<!doctype html><html></html>') },
  {
    name: 'binary',
    code: 'file.binary',
    bytes: Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919 + (i >> 3)) & 255),
  },
  {
    name: '9 MB without a line end',
    code: 'csv.first_line_too_long',
    bytes: Buffer.alloc(9 * MIB, 'x'),
  },
]

const wide = (cells: readonly string[]) => `${cells.join(',')}\n`

/** With the statuses of their rows, those that are rejected with their codes, and what the preview warns of. */
export const READ: readonly (BadFile & {
  readonly statuses: readonly string[]
  readonly rejected: readonly string[]
  readonly warnings: readonly string[]
})[] = [
  { name: 'a header alone', bytes: join(HEADER), statuses: [], rejected: [], warnings: ['csv.header_only'] },
  {
    name: 'one column',
    bytes: join('email\nann@b.example\nnot an address\n'),
    statuses: ['matched', 'invalid'],
    rejected: ['email.syntax;row.nothing_to_compare'],
    warnings: ['csv.one_column'],
  },
  {
    name: '2,000 columns',
    bytes: join(
      wide(['email', ...Array.from({ length: 1999 }, (_, i) => `field ${i}`)]),
      wide(['ann@b.example', ...Array.from({ length: 1999 }, (_, i) => String(i))]),
    ),
    statuses: ['matched'],
    rejected: [],
    warnings: [],
  },
  {
    name: 'a line of 50 MB',
    bytes: join(HEADER, ANN, Buffer.alloc(50 * MIB, 'a,'), '\n', BOB),
    statuses: ['matched', 'invalid', 'matched'],
    rejected: ['csv.record_too_long;row.extra_cells;email.syntax'],
    warnings: [],
  },
  {
    name: 'a quote that never closes',
    bytes: join(HEADER, ANN, '"', BOB, BOB),
    statuses: ['matched', 'invalid'],
    rejected: ['csv.unbalanced_quote;name.is_email;row.nothing_to_compare'],
    warnings: ['csv.ragged_rows', 'csv.unbalanced_quote'],
  },
  {
    name: 'NUL bytes',
    bytes: join('na\0me,email\nAnn\0 Berg,ann@b.example\n\0,\0\n'),
    statuses: ['matched', 'invalid'],
    rejected: ['csv.nul;row.nothing_to_compare'],
    warnings: ['csv.nul'],
  },
  {
    name: 'doubled and empty headers',
    bytes: join('email,,email,name,\nann@b.example,x,a2@b.example,Ann Berg,y\n,,,,\n'),
    statuses: ['matched', 'invalid'],
    rejected: ['row.nothing_to_compare'],
    warnings: ['csv.duplicate_header', 'csv.empty_header'],
  },
  {
    name: 'ragged rows',
    bytes: join('first_name,last_name,email\nAnn\nBob,Hale,bob@b.example,more,"of, it"\n\n,,\n'),
    statuses: ['matched', 'matched', 'invalid'],
    rejected: ['row.nothing_to_compare'],
    warnings: ['csv.ragged_rows', 'csv.empty_lines'],
  },
  {
    name: 'rows that are all the same',
    bytes: join(HEADER, ANN.repeat(400)),
    statuses: ['matched', ...Array.from({ length: 399 }, () => 'duplicate')],
    rejected: [],
    warnings: [],
  },
  {
    name: 'old Macintosh line ends',
    bytes: join(`${HEADER}${ANN}${BOB}`.replaceAll('\n', '\r')),
    statuses: ['matched', 'matched'],
    rejected: [],
    warnings: [],
  },
  {
    name: 'half a character at the end',
    bytes: join(utf16(`${HEADER}${ANN}Bob Hale,bob@b.example`, 'le'), [0x61]),
    statuses: ['matched', 'matched'],
    rejected: [],
    warnings: ['encoding.invalid'],
  },
]

const TEXT = 'name,email,city\r\nÄnne Größe,aenne@b.example,Zürich\r\n'

/** With the own columns of their first row, which the result has in UTF-8. */
export const ENCODED: readonly (BadFile & { readonly line: string })[] = [
  { name: 'UTF-16 LE', bytes: utf16(TEXT, 'le'), line: 'Änne Größe,aenne@b.example,Zürich,1,' },
  { name: 'UTF-16 BE', bytes: utf16(TEXT, 'be'), line: 'Änne Größe,aenne@b.example,Zürich,1,' },
  { name: 'Windows-1252', bytes: Buffer.from(TEXT, 'latin1'), line: 'Änne Größe,aenne@b.example,Zürich,1,' },
  {
    name: 'Shift-JIS',
    // 氏名,会社 / 田中,ソニー
    bytes: join(
      [0x8e, 0x81, 0x96, 0xbc, 0x2c, 0x89, 0xef, 0x8e, 0xd0, 0x0a],
      [0x93, 0x63, 0x92, 0x86, 0x2c, 0x83, 0x5c, 0x83, 0x6a, 0x81, 0x5b, 0x0a],
    ),
    line: '田中,ソニー,1,',
  },
]

/** Whom the directory's formulas meet, and a list with formulas of its own. */
export const FORMULAS: BadFile = {
  name: 'formulas',
  bytes: join(
    'name,email,remark\n"=HYPERLINK(""http://y.example"")",eva@b.example,+cmd|calc\n',
    'Bob Hale,bob@b.example,+385 91 234 5678\nAnn Berg,ann@b.example,-5\n',
  ),
}

/** So many rows that a worker is still busy while a few calls are made. */
export const LONG: BadFile = {
  name: 'long',
  bytes: join(HEADER, Array.from({ length: 200_000 }, (_, i) => `Person ${i},p${i}@b.example\n`).join('')),
}
