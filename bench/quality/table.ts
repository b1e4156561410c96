/** Columns of text: the first one to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

/** Four decimals, without the leading zero. */
export function rate(value: number): string {
  return value.toFixed(4).replace(/^(-?)0\./, '$1.')
}

export function percent(value: number): string {
  return `${(100 * value).toFixed(value < 0.1 ? 2 : 1)} %`
}

/** A figure beside its bar. */
export function held(text: string, isMet: boolean): string {
  return isMet ? `${text} ok` : `${text} MISSED`
}
