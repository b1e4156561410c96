/** A set to be scored: what a provider knows, what a user has, and who is who. */

/** `tuning` sets may be looked at for choosing what is shipped; `shared` and `judging` ones are only scored. */
export type SetGroup = 'shared' | 'tuning' | 'judging'

export interface LinkageSet {
  readonly name: string
  readonly group: SetGroup
  /** CSV with a header of field names and the columns `directory_id` and `contact_id`, which come first. */
  readonly directory: string
  readonly contacts: string
  /** Directory ids by contact id: several where the directory holds one person several times, none for a stranger. */
  readonly truth: ReadonlyMap<string, ReadonlySet<string>>
}

/** Made when it is wanted: a set holds a lot of text. */
export interface SetSource {
  readonly name: string
  readonly group: SetGroup
  readonly make: () => LinkageSet
}
