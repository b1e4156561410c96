/** Mailchimp on this machine, for tests in their own process: start it, turn its dials, read its books, stop it. */
import { randomBytes } from 'node:crypto'
import { serve } from '../simulator/serve.ts'
import type { Act } from './act.ts'
import type { Audience } from './audience.ts'
import type { AccountBooks } from './books.ts'
import { DEFAULT_DIALS, type Dials, type DialsPatch, dialsPatch, turn } from './dials.ts'
import { sendReply } from './send-reply.ts'
import { createService } from './service.ts'
import { answerOwner } from './simulator-api.ts'

export interface StandInOptions {
  /** 0: any free one. */
  readonly port: number
  /** Of the first account. */
  readonly audiences: readonly Audience[]
  /** Where they differ from the usual ones: no delay, no trouble, ten calls at once, nobody comes or goes. */
  readonly dials?: DialsPatch
  /** Of the first account. */
  readonly key?: string
  /** Opens `/simulator/…`; any, when it is not given. */
  readonly token?: string
}

export interface MailchimpStandIn {
  /** With the version, as the service's own addresses have it. */
  readonly url: string
  readonly port: number
  readonly key: string
  readonly token: string
  readonly accountId: string
  dials(): Dials
  /** What is left out stays as it is. @throws ZodError */
  turn(patch: DialsPatch): void
  setAudience(accountId: string, audience: Audience): void
  audience(audienceId: string, accountId?: string): Audience | null
  act(audienceId: string, what: Act, accountId?: string): boolean
  books(accountId?: string): AccountBooks
  /** Ends every connection. */
  close(): Promise<void>
}

const VERSION = '/3.0'
const ACCOUNT = 'account-1'

/** Basic with any name, or Bearer: the key. */
function keyOf(authorization: string | undefined): string | null {
  const [scheme = '', value = ''] = (authorization ?? '').split(' ')
  if (scheme.toLowerCase() === 'bearer') return value || null
  if (scheme.toLowerCase() !== 'basic') return null
  const text = Buffer.from(value, 'base64').toString('utf8')
  return text.slice(text.indexOf(':') + 1) || null
}

/** Resolves once it listens; rejects when the port is taken. @throws ZodError for dials that are none */
export async function startMailchimpStandIn(options: StandInOptions): Promise<MailchimpStandIn> {
  const { audiences, key = 'stand-in-key-us1', token = randomBytes(18).toString('base64url') } = options
  const holder = { accountId: ACCOUNT, isRevoked: false, isDisabled: false }
  const base: Dials = { ...DEFAULT_DIALS, keys: { [key]: holder } }
  const service = createService(turn(base, dialsPatch.parse(options.dials ?? {})), Date.now)
  for (const audience of audiences) service.setAudience(ACCOUNT, audience)
  const simulated = {
    token,
    answerOwner: (received: Parameters<typeof answerOwner>[1]) => answerOwner(service, received),
    async answer(...[received, response, closing]: Parameters<Parameters<typeof serve>[0]['answer']>) {
      const { method, path, query, headers, body } = received
      const isOurs = path === VERSION || path.startsWith(`${VERSION}/`)
      const call = { method, path: isOurs ? path.slice(VERSION.length) : '/none', query, body }
      const reply = service.call(keyOf(headers.authorization), call)
      await sendReply(response, reply, { silenceMs: service.dials().silenceMs, closing })
    },
  }
  const { port, close } = await serve(simulated, options.port)
  return {
    url: `http://127.0.0.1:${port}${VERSION}`,
    port,
    key,
    token,
    accountId: ACCOUNT,
    dials: service.dials,
    turn: (patch) => service.turn(dialsPatch.parse(patch)),
    setAudience: service.setAudience,
    audience: (audienceId, accountId = ACCOUNT) => service.audience(accountId, audienceId),
    act: (audienceId, what, accountId = ACCOUNT) => service.act(accountId, audienceId, what),
    books: (accountId = ACCOUNT) => service.books(accountId),
    close,
  }
}
