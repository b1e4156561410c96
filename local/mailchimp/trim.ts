/** `fields` and `exclude_fields`: names of what is wanted of an answer, such as `members.id,total_items`. */

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @param names without what stands before the first dot of this value */
function keep(value: unknown, names: readonly string[]): unknown {
  if (names.includes('')) return value
  if (Array.isArray(value)) return value.map((item) => keep(item, names))
  if (!isObject(value)) return value
  const kept: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(value)) {
    const below = names.flatMap((path) =>
      path === name ? [''] : path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : [],
    )
    if (below.length > 0) kept[name] = keep(inner, below)
  }
  return kept
}

function drop(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => drop(item, names))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !names.includes(name))
      .map(([name, inner]) => {
        const below = names.flatMap((path) => (path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : []))
        return [name, below.length > 0 ? drop(inner, below) : inner]
      }),
  )
}

const listed = (text: string | null) => (text ?? '').split(',').filter((name) => name !== '')

export function trim(body: unknown, query: URLSearchParams): unknown {
  const wanted = listed(query.get('fields'))
  const unwanted = listed(query.get('exclude_fields'))
  const kept = wanted.length > 0 ? keep(body, wanted) : body
  return unwanted.length > 0 ? drop(kept, unwanted) : kept
}
