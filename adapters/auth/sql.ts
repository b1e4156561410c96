/** All that this folder asks of the database; 64-bit integers come as numbers, times as dates. */
export interface Sql {
  readonly query: <Row = Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<Row[]>
}
