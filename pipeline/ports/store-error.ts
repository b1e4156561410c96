/** The database is away. */

/** The store cannot be reached or broke off; whether the change was made is not known. Try again later. */
export class StoreError extends Error {
  readonly code = 'store.unavailable'
  constructor(options?: { readonly cause?: unknown }) {
    super('store.unavailable', options)
    this.name = 'StoreError'
  }
}
