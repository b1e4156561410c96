/** What a vendor said of one person: as the ledger keeps it, before our own matcher has looked at it. */
import type { Field } from '../field.ts'

/** A person as a vendor knows it: texts by field as the vendor writes them, best first, several e-mails or phones each. */
export interface VendorPerson {
  /** The vendor's own id: `kith_source_id`. */
  readonly id: string
  readonly texts: Readonly<Partial<Record<Field, readonly string[]>>>
}

export interface VendorAnswer {
  readonly outcome: 'match' | 'no_match' | 'ambiguous'
  /** How sure the vendor itself is, 0–1; null where it does not say. One more piece of evidence, never the decision. */
  readonly confidence: number | null
  /** One for a match, several where it is ambiguous, none for no match. */
  readonly people: readonly VendorPerson[]
}
