/** How a person is handed out: only the fields that were asked for, in the letters that were asked for. */
import type { Person } from './person.ts'

const LOWER_ALWAYS = /(^id$|email|url|username|website|phone|date|network|^address$|^type$)/

const inTitleCase = (text: string) =>
  text.replace(/\p{L}[\p{L}'’]*/gu, (word) => word[0]?.toUpperCase() + word.slice(1))

function titled(value: unknown, name: string): unknown {
  if (LOWER_ALWAYS.test(name) && !Array.isArray(value)) return value
  if (typeof value === 'string') return inTitleCase(value)
  if (Array.isArray(value)) {
    return value.map((item) => (typeof item === 'string' && LOWER_ALWAYS.test(name) ? item : titled(item, '')))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, titled(item, key)]))
}

/** `names,emails.address` keeps these, `-names` keeps all others, an empty text nothing. Whole top-level fields only. */
function included(person: Person, dataInclude: string): Person {
  const isExclusion = dataInclude.startsWith('-')
  const names = new Set(
    dataInclude
      .replace(/^-/, '')
      .split(',')
      .map((path) => path.trim().split('.')[0]),
  )
  return Object.fromEntries(
    Object.entries(person).filter(([name]) => names.has(name) !== isExclusion),
  ) as unknown as Person
}

export interface Presentation {
  readonly titlecase: boolean
  readonly dataInclude: string | null
}

export function present(person: Person, { titlecase, dataInclude }: Presentation): Person {
  const chosen = dataInclude === null ? person : included(person, dataInclude)
  return titlecase ? (titled(chosen, '') as Person) : chosen
}
