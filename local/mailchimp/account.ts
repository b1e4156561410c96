/** An account of the service: several keys may open it. */
import type { Audience } from './audience.ts'
import type { Book } from './books.ts'

export interface Account {
  readonly id: string
  /** By id. */
  readonly audiences: Map<string, Audience>
  readonly book: Book
}
