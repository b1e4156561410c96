/** The id of a request: in its answer, in its problem and in every line of the log about it. */
import { randomUUID } from 'node:crypto'

export const REQUEST_ID = 'x-request-id'

/** What proxies write: a UUID, or the hex digits of nginx and of traces. Nobody's name fits in. */
const WELL_FORMED = /^[0-9A-Fa-f-]{16,64}$/

/** @returns the id that a proxy of ours gave, or a new one */
export const requestIdFrom = (given: string | null | undefined): string =>
  given && WELL_FORMED.test(given) ? given : randomUUID()
