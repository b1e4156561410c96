/** The side that the service would not have: `/simulator/…`, by which tests and people turn its dials and read its books. */
import { z } from 'zod'
import type { Answered, Received } from '../simulator/serve.ts'
import { actBody } from './act.ts'
import { crowdAudience } from './crowd.ts'
import { dialsPatch } from './dials.ts'
import type { Service } from './service.ts'

const MOST_MEMBERS = 1_000_000

const generated = z.strictObject({
  name: z.string().min(1),
  count: z.int().min(0).max(MOST_MEMBERS),
  seed: z.int().min(0).default(1),
})

const refuse = (status: number, code: string, message: string): Answered => {
  return { status, body: { error: { code, message } } }
}

/** Answers with what `use` makes of the body, or says what is wrong with it. */
function withBody<T>(schema: z.ZodType<T>, body: string, use: (value: T) => Answered): Answered {
  const read = schema.safeParse(JSON.parse(body))
  if (read.success) return use(read.data)
  const issue = read.error.issues[0]
  return refuse(422, 'body.invalid', `${issue?.path.join('.') || 'The body'}: ${issue?.message}`)
}

/** Who may ask is decided before. */
export function answerOwner(service: Service, { method, path, body }: Received): Answered {
  const [, , what, accountId = '', audienceId = ''] = path.split('/')
  try {
    switch (`${method} ${what}`) {
      case 'GET dials':
        return { status: 200, body: service.dials() }
      case 'PATCH dials':
        return withBody(dialsPatch, body, (patch) => {
          service.turn(patch)
          return { status: 200, body: service.dials() }
        })
      case 'GET books':
        return { status: 200, body: service.books(accountId) }
      case 'PUT audiences':
        return withBody(generated, body, (crowd) => {
          const audience = crowdAudience(crowd)
          service.setAudience(accountId, audience)
          return { status: 200, body: { id: audience.id, members: audience.members.size } }
        })
      case 'GET audiences': {
        const audience = service.audience(accountId, audienceId)
        if (audience === null) return refuse(404, 'not_found', 'There is no such audience.')
        return { status: 200, body: { ...audience, members: [...audience.members.values()] } }
      }
      case 'POST audiences':
        return withBody(actBody, body, (what) =>
          service.act(accountId, audienceId, what)
            ? { status: 200, body: {} }
            : refuse(404, 'not_found', 'There is no such audience.'),
        )
      default:
        return refuse(404, 'not_found', 'There is nothing at this address.')
    }
  } catch {
    return refuse(400, 'json.invalid', 'The body is not JSON.')
  }
}
