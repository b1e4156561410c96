/** A small CSV reader of the tests' own: quotes, doubled quotes and line ends within quotes. */

interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** @param text with or without BOM, `,` between cells */
export function readCsv(text: string): CsvTable {
  const records: string[][] = []
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\n|$)/y
  cell.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  let record: string[] = []
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    const [, raw = '', end] = cell.exec(text) ?? []
    if (end === undefined) throw new Error(`no CSV at character ${at}`)
    record.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end === ',' && cell.lastIndex < text.length) continue
    if (end === ',') record.push('')
    records.push(record)
    record = []
  }
  const [header = [], ...rows] = records
  return { header, rows }
}

/** A row's cells by the name of their column. */
export type NamedRow = Readonly<Record<string, string>>

export function byName({ header, rows }: CsvTable): readonly NamedRow[] {
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])))
}
