import { expect, it } from 'vitest'
import { refuseUnknownCall } from './_unknown-call.ts'

it.each([
  ['GET', '/api/v1/jobs', undefined],
  ['HEAD', '/api/v1/health', undefined],
  ['GET', '/api/v1/openapi.json', undefined],
  ['GET', '/api/v1/jobs/1/files/result.csv', undefined],
  ['GET', '/jobs/nowhere', undefined],
  ['PUT', '/api/v1/uploads', 'request.method'],
  ['GET', '/api/v1/openapi-json', 'not_found'],
  ['GET', '/api/v1/jobs/1/2', 'not_found'],
  ['POST', '/api/v2/jobs', 'not_found'],
])('%s %s', (method, path, code) => {
  expect(refuseUnknownCall(method, path)?.code).toBe(code)
})
