/** Who gets in: over the wire, against the server as people run it. */

import { readdir, readFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type Kith, test } from './kith.ts'

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly security?: readonly unknown[] }>>>>
}

/** Every call that is not open, with ids that do not exist: whoever is let in would get 404, not 401. */
async function closedCalls({ url }: Kith): Promise<readonly { readonly method: string; readonly address: string }[]> {
  const { paths } = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Description
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { security }]) => security?.length !== 0)
      .map(([method]) => ({
        method: method.toUpperCase(),
        address: url + path.replace('{id}', '00000000-0000-4000-8000-000000000000').replace('{name}', 'result.csv'),
      })),
  )
}

/** `fetch` does not let a caller name another host. */
function statusUnderHost({ port }: Kith, host: string): Promise<number | undefined> {
  return new Promise((answered, failed) => {
    const request = httpRequest({ host: '127.0.0.1', port, path: '/api/v1/health', headers: { host } }, (response) => {
      response.resume()
      answered(response.statusCode)
    })
    request.on('error', failed).end()
  })
}

test('every call that is not open refuses nobody, a made-up key and a made-up cookie', async ({ kith }) => {
  const calls = await closedCalls(kith)
  expect(calls.length).toBeGreaterThan(25)
  for (const { method, address } of calls) {
    for (const headers of [{}, { authorization: `Bearer kith_${'A'.repeat(43)}` }, { cookie: 'session_token=a.b' }]) {
      const response = await fetch(address, { method, headers: headers as Record<string, string> })
      expect(response.status, `${method} ${address}`).toBe(401)
      expect(await response.json()).toMatchObject({ code: 'access.unauthenticated' })
    }
  }
})

test('other host names are refused, and no forwarded header is believed', async ({ kith }) => {
  expect(await statusUnderHost(kith, 'evil.example')).toBe(421)
  expect(await statusUnderHost(kith, `localhost:${kith.port}`)).toBe(200)
  const codes: string[] = []
  for (let n = 0; n < 52; n++) {
    const response = await fetch(`${kith.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `192.0.2.${n}` },
      body: JSON.stringify({ email: `guess${n}@example.com`, password: 'wrong' }),
    })
    codes.push(((await response.json()) as { code: string }).code)
  }
  expect(codes.indexOf('rate.limited')).toBe(50)
})

test('the owner link lets one browser in, once, and is in no log', async ({ kith, browser }) => {
  const stranger = await browser.newPage()
  await stranger.goto(`${kith.url}/jobs`)
  expect(new URL(stranger.url()).pathname).toBe('/sign-in')

  // Whatever only looks at the link uses nothing up.
  expect(await (await fetch(kith.link)).text()).toContain('Open Kith')
  const context = await browser.newContext()
  const owner = await context.newPage()
  await owner.goto(kith.link)
  expect(owner.url()).toBe(`${kith.url}/`)
  expect((await context.request.get(`${kith.url}/api/v1/session`)).status()).toBe(200)

  await stranger.goto(kith.link)
  await expect(stranger.getByText('This link was used')).toBeVisible()
  expect((await stranger.context().request.get(`${kith.url}/api/v1/session`)).status()).toBe(401)

  const token = new URL(kith.link).searchParams.get('token') ?? ''
  const logs = join(kith.home, 'logs')
  for (const name of await readdir(logs)) expect(await readFile(join(logs, name), 'utf8'), name).not.toContain(token)
})
