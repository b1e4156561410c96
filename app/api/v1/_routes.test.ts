import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openApi } from './_openapi.ts'
import { ROUTES } from './_routes.ts'

const APP = fileURLToPath(new URL('../../', import.meta.url))
const files = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(^|\/)route\.tsx?$/.test(file) && !file.startsWith('_'))

/** What a file serves: `POST /api/v1/jobs/{id}/pause`. */
function served(file: string): readonly string[] {
  const path = `/${dirname(file)}`.replace(/\[(\w+)\]/g, '{$1}')
  const source = readFileSync(join(APP, file), 'utf8')
  return [...source.matchAll(/^export const ([A-Z]+) /gm)].map(([, method]) => `${method} ${path}`)
}

const listed = Object.values(ROUTES).map(({ method, path }) => `${method} ${path}`)

describe('the table of routes', () => {
  it('names every call of the API that exists, and no other', () => {
    const exists = files.filter((file) => file.startsWith('api/')).flatMap(served)
    expect(exists.toSorted()).toEqual(listed.toSorted())
  })

  it('opens to everybody only what the design names', () => {
    const open = Object.values(ROUTES).filter(({ who }) => who === 'open')
    expect(open.map(({ method, path }) => `${method} ${path.replace('/api/v1/', '')}`).toSorted()).toEqual([
      'GET health',
      'GET openapi.json',
      'GET ready',
      'POST accounts',
      'POST password/resets',
      'POST session',
      'PUT password/resets',
    ])
  })
})

it.each(files)('%s exports nothing that the wrapper does not guard', (file) => {
  const source = readFileSync(join(APP, file), 'utf8')
  const exported = source.match(/^export .*/gm) ?? []
  expect(exported.length).toBeGreaterThan(0)
  for (const line of exported)
    expect(line).toMatch(/^export const (GET|POST|PUT|PATCH|DELETE) = route\((ROUTES\.\w+|[A-Z]+), /)
  expect(source).toContain("from '#app/_access/route.ts'")
})

describe('openapi.json', () => {
  const description = openApi()
  const text = JSON.stringify(description)

  it('describes each call once', () => {
    const paths = description.paths as Record<string, Record<string, { operationId: string }>>
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.toSorted()).toEqual(listed.toSorted())
  })

  it('refers to nothing that it does not hold', () => {
    const { schemas } = description.components as { schemas: Record<string, unknown> }
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
    expect(references.length).toBeGreaterThan(20)
    expect(references.filter((name) => !((name as string) in schemas))).toEqual([])
    expect(text).not.toContain('$defs')
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining(['Job', 'Preview', 'Problem', 'Row', 'Mapping', 'JobOptions']),
    )
  })
})
