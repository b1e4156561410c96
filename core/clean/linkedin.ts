/** LinkedIn profiles to `in/slug`, however the link was copied. */
import { visible } from '../fold.ts'
import { saysNoValue } from './placeholder.ts'
import type { Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'

const HOST = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[a-z0-9-]+\.)*linkedin\.[a-z.]+\//
const PROFILE = /^\/?(?:mwlite\/)?(in|pub|company|school|showcase)\/([^/?#\s]+)/
const SALES_PROFILE = /^\/?(sales\/(?:people|lead)|talent\/profile)\/([^/?#,\s]+)/
const SLUG = /^@?([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_-]{2,99})$/u

/** The key is `in/slug`, `company/slug` and so on; a bare slug is read as a person's. */
export function cleanLinkedin(text: string): readonly Reading[] {
  const link = decoded(visible(text)).normalize('NFKC').toLowerCase()
  const path = link.replace(HOST, '')
  const [, kind = '', name = ''] = PROFILE.exec(path) ?? SALES_PROFILE.exec(path) ?? []
  if (name !== '') return good(text, `${kind}/${name}`)
  const slug = SLUG.exec(path)?.[1]
  if (slug !== undefined && path === link && !saysNoValue(text)) return good(text, `in/${slug}`)
  return saysNoValue(text) ? BLANK : bad(text, 'linkedin.syntax')
}

function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
