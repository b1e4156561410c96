/** What a vendor is asked: the contact's own values in the vendor's names, normalised, and nothing else. */

export interface Question {
  /**
   * Names and values as they are sent, a list where the vendor takes several. Equal for two contacts exactly when the
   * vendor can't tell them apart.
   */
  readonly params: Readonly<Record<string, string | readonly string[]>>
}

/**
 * @returns a text that two questions share exactly when they ask the same; personal data, so it is only ever hashed
 */
export function questionText({ params }: Question): string {
  const names = Object.keys(params).sort()
  return JSON.stringify(names.map((name) => [name, params[name]]))
}
