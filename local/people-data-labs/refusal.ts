/** The vendor's answers that are no person, each with its type and sentence in the vendor's own form. */

export interface Refusal {
  readonly status: number
  readonly error: { readonly type: string; readonly message: string }
}

const refusal = (status: number, type: string, message: string): Refusal => ({ status, error: { type, message } })

export const REFUSALS = {
  noMatch: refusal(404, 'not_found', 'No record was found for this request.'),
  noSuchPath: refusal(404, 'not_found', 'There is nothing at this address.'),
  wrongMethod: refusal(405, 'invalid_request_error', 'This method is not allowed here.'),
  wrongKey: refusal(401, 'authentication_error', 'The API key is missing or not valid.'),
  noCredit: refusal(402, 'payment_required', 'The credits of this account are used up.'),
  tooFast: refusal(429, 'rate_limit_error', 'Too many requests in too short a time.'),
  ownFault: refusal(500, 'api_error', 'The server met an error of its own.'),
} as const

/** @param message what is wrong with the request; never a value of it */
export const invalid = (message: string): Refusal => refusal(400, 'invalid_request_error', message)
