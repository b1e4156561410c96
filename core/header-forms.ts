/** Column names without what forms, tools and people put around them: `contact.email`, `Company (if any)`, questions. */

/** What stands before a dot or colon and says no more than that a person follows. */
const PATH =
  /^(?:(?:users?|propert(?:y|ies)|attributes?|fields?|traits?|persons?|people|contacts?|customers?|members?|leads?|profiles?|data|items?|records?|entry|row|billing|address)\s*(?:\.|::?|->|>)\s*)+/i
/** `(required)`, `[dd/mm/yyyy]`, an asterisk, a colon at the end. */
const REMARKS = /\s*(?:\([^()]*\)|\[[^[\]]*\]|\*+|:)\s*/g
const REMARK = /[([]([^()[\]]+)[)\]]/
const QUESTION =
  /^(?:what(?:\s+is|\s+are|['’]s)\s+|please\s+)?(?:(?:enter|provide|give|state|add)\s+)?(?:us\s+)?(?:your|the)\s+(?=\p{L})/iu

/** Fields of their own that people add in Salesforce. */
const CUSTOM = /__c$/i

/** @returns the name without the path to it */
export function withoutPath(name: string): string {
  return name.replace(PATH, '').replace(CUSTOM, '')
}

/** @returns what a name without its path may be short of, the surest first: remarks, a question, all but its remark */
export function headerForms(inner: string): readonly string[] {
  const bare = inner.replace(REMARKS, ' ').trim()
  const asked = bare.replace(QUESTION, '').replace(/\?+$/, '')
  const remark = REMARK.exec(inner)?.[1] ?? ''
  return [inner, bare, asked, remark].filter((form) => form !== '')
}

/** @returns the parts of `Company / Organization`, `Notes | Comments`, `Tel or mobile`; one for any other name */
export function headerAlternatives(inner: string): readonly string[] {
  return inner.split(/\s*[/|]\s*|\s+(?:or|oder|ou|oppure)\s+/i).filter((part) => part !== '')
}
