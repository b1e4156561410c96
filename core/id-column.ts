/** Which column of a reference list names its people. (design §4, "Id column") */

/** `directory_id`, `PersonId`, `record id`; not `paid` or `valid`. */
const ENDS_IN_WORD_ID = /(?:[^a-z]|^)id$|[a-z\d]I[dD]$/

/** @returns columns that may be the id, best first: one called `id`, then those whose name ends in the word id. */
export function idColumnCandidates(columns: readonly string[]): readonly number[] {
  const names = columns.map((name) => name.trim())
  const indexes = names.map((_, index) => index)
  const called = indexes.filter((index) => names[index]?.toLowerCase() === 'id')
  const ending = indexes.filter((index) => !called.includes(index) && endsInWordId(names[index] ?? ''))
  return [...called, ...ending]
}

function endsInWordId(name: string): boolean {
  return ENDS_IN_WORD_ID.test(name) || /[^A-Za-z]ID$/.test(name)
}

export interface IdColumnCheck {
  addRow(cells: readonly string[]): void
  /** @returns the first candidate that was full and unique in every row; null: use the row's number */
  chosen(): number | null
}

/** Looks at every row of the list: a column that repeats or lacks a value names nobody. */
export function createIdColumnCheck(columns: readonly string[]): IdColumnCheck {
  let open = idColumnCandidates(columns).map((column) => ({ column, seen: new Set<string>() }))
  return {
    addRow(cells) {
      open = open.filter(({ column, seen }) => {
        const id = (cells[column] ?? '').trim()
        if (id === '' || seen.has(id)) return false
        seen.add(id)
        return true
      })
    },
    chosen: () => open[0]?.column ?? null,
  }
}
