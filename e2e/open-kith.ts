/** A Kith where people may sign up, shared by the files whose tests need several people or their mail. */
import { expect } from '@playwright/test'
import type { Api } from './api-client.ts'
import { test as base, type Kith, startKith } from './kith.ts'

export const test = base.extend<object, { readonly kith: Kith }>({
  kith: [
    async ({ browserName: _ }, use) => {
      const kith = await startKith({ env: { KITH_SIGNUP: 'open' } })
      await use(kith)
      await kith.stop()
    },
    { scope: 'worker' },
  ],
})

export const PASSWORD = 'correct horse battery'

/** @returns the API as somebody who has just signed up sees it from a browser: the owner of an own workspace */
export async function signUp({ url }: Kith, email: string): Promise<Api> {
  const response = await fetch(`${url}/api/v1/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  expect(response.status).toBe(204)
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return { url, headers: { cookie: cookies.join('; '), origin: url } }
}

interface MailView {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly messageId: string
  readonly text: string
}

/** @returns what was mailed to an address, newest first */
export async function mailsTo(kith: Kith, address: string): Promise<readonly MailView[]> {
  const { KITH_MAILBOX_URL } = await kith.localEnv()
  const { items } = (await (await fetch(`${KITH_MAILBOX_URL}/messages`)).json()) as {
    readonly items: readonly MailView[]
  }
  return items.filter(({ to }) => to === address)
}
