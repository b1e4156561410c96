/** Answers that are no data: problem details with the titles that callers decide by. */
import { randomUUID } from 'node:crypto'

export interface Problem {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

const problem = (status: number, title: string, detail: string): Problem => ({ status, title, detail })

export const PROBLEMS = {
  wrongKey: problem(401, 'API Key Invalid', 'This key is not valid here, or belongs to another data centre.'),
  disabled: problem(403, 'User Disabled', 'This account is closed.'),
  forbidden: problem(403, 'Forbidden', 'This key may not do that.'),
  notFound: problem(404, 'Resource Not Found', 'There is nothing of that name.'),
  wrongMethod: problem(405, 'Method Not Allowed', 'This method is not allowed here.'),
  tooMany: problem(429, 'Too Many Requests', 'This account has too many calls under way.'),
  compliance: problem(400, 'Member In Compliance State', 'This member left by itself or was removed for complaints.'),
  forgotten: problem(400, 'Forgotten Email Not Subscribed', 'This address was deleted for good.'),
  exists: problem(400, 'Member Exists', 'This address is a member already.'),
  badJson: problem(400, 'JSON Parse Error', 'The body is not JSON.'),
  ownFault: problem(500, 'Internal Server Error', 'The service met an error of its own.'),
} as const

/** @param field the one that is wrong; never its value */
export const invalid = (field: string, message: string): Problem => ({
  ...problem(400, 'Invalid Resource', 'The request could not be used.'),
  errors: [{ field, message }],
})

export const problemBody = ({ status, title, detail, errors }: Problem) => ({
  type: 'https://mailchimp.com/developer/marketing/docs/errors/',
  title,
  status,
  detail,
  instance: randomUUID(),
  ...(errors ? { errors } : {}),
})
