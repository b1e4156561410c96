/** A step can't go on for now, and nothing is wrong with it: its range is parked with the reason. */

export class WaitError extends Error {
  /** Why: `provider.limit`, `budget.job`, …, told to the user in words by the pages. */
  readonly code: string
  /** By the store's clock; null: until somebody does something. */
  readonly forMs: number | null
  constructor(code: string, forMs: number | null) {
    super(code)
    this.name = 'WaitError'
    this.code = code
    this.forMs = forMs
  }
}
