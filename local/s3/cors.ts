// The CORS rules of a bucket: their XML, and what they let a browser do.

import { S3Error } from './errors.ts'
import { childrenNamed, childText, element, parseXml, xmlDocument } from './xml.ts'

export interface CorsRule {
  /** May hold one `*` each. */
  readonly origins: readonly string[]
  readonly methods: readonly string[]
  /** May hold one `*` each. */
  readonly headers: readonly string[]
  readonly exposed: readonly string[]
  readonly maxAgeSeconds: number | null
}

export interface CorsRequest {
  readonly origin: string
  readonly method: string
  /** The headers that a preflight asks about, in lower case; none for an actual request. */
  readonly headers: readonly string[]
}

const methods = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD']
const maxRules = 100

/** What the pages of the app need: parts go up and files come down; without the exposed ETag no upload completes. */
export function defaultCorsRules(origins: readonly string[]): readonly CorsRule[] {
  if (origins.length === 0) return []
  return [{ origins, methods: ['GET', 'HEAD', 'PUT'], headers: ['*'], exposed: ['ETag'], maxAgeSeconds: 3000 }]
}

/** The headers by which the first rule that fits lets the browser go on; null where none fits. */
export function corsHeaders(rules: readonly CorsRule[], request: CorsRequest): Readonly<Record<string, string>> | null {
  const rule = rules.find(
    ({ origins, methods, headers }) =>
      origins.some((pattern) => fits(pattern, request.origin)) &&
      methods.includes(request.method) &&
      request.headers.every((name) => headers.some((pattern) => fits(pattern.toLowerCase(), name))),
  )
  if (!rule) return null
  const forAnyone = rule.origins.includes('*')
  return {
    'access-control-allow-origin': forAnyone ? '*' : request.origin,
    'access-control-allow-methods': rule.methods.join(', '),
    ...(request.headers.length > 0 && { 'access-control-allow-headers': request.headers.join(', ') }),
    ...(rule.exposed.length > 0 && { 'access-control-expose-headers': rule.exposed.join(', ') }),
    ...(rule.maxAgeSeconds !== null && { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    ...(!forAnyone && { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  }
}

/** @throws S3Error MalformedXML, or InvalidRequest for a method that CORS rules can't name. */
export function parseCorsRules(xml: string): readonly CorsRule[] {
  const root = parseXml(xml)
  const rules = childrenNamed(root, 'CORSRule').map((rule): CorsRule => {
    const texts = (name: string) => childrenNamed(rule, name).map(({ text }) => text.trim())
    const maxAge = childText(rule, 'MaxAgeSeconds')
    return {
      origins: texts('AllowedOrigin'),
      methods: texts('AllowedMethod'),
      headers: texts('AllowedHeader'),
      exposed: texts('ExposeHeader'),
      maxAgeSeconds: maxAge === undefined ? null : Number(maxAge),
    }
  })
  const isComplete = ({ origins, methods, maxAgeSeconds }: CorsRule) =>
    origins.length > 0 && methods.length > 0 && (maxAgeSeconds === null || Number.isSafeInteger(maxAgeSeconds))
  if (root.name !== 'CORSConfiguration' || rules.length === 0 || rules.length > maxRules || !rules.every(isComplete))
    throw new S3Error('MalformedXML')
  const unknown = rules.flatMap((rule) => rule.methods).find((method) => !methods.includes(method))
  if (unknown !== undefined)
    throw new S3Error(
      'InvalidRequest',
      `Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`,
    )
  const patterns = rules.flatMap((rule) => [...rule.origins, ...rule.headers])
  if (patterns.some((pattern) => pattern.split('*').length > 2))
    throw new S3Error('InvalidRequest', 'An AllowedOrigin or AllowedHeader can not have more than one wildcard.')
  return rules
}

export function writeCorsRules(rules: readonly CorsRule[]): string {
  const each = (name: string, values: readonly string[]) => values.map((value) => element(name, value))
  const written = rules.map((rule) =>
    element('CORSRule', [
      ...each('AllowedOrigin', rule.origins),
      ...each('AllowedMethod', rule.methods),
      ...each('AllowedHeader', rule.headers),
      ...each('ExposeHeader', rule.exposed),
      ...(rule.maxAgeSeconds === null ? [] : [element('MaxAgeSeconds', rule.maxAgeSeconds)]),
    ]),
  )
  return xmlDocument('CORSConfiguration', written)
}

function fits(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*')
  if (star < 0) return pattern === text
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
}
