/** How often somebody may guess, and under which names Kith is served: no header of the caller changes either. */
import { request as httpRequest } from 'node:http'
import { expect } from '@playwright/test'
import { type Kith, test } from './kith.ts'

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
