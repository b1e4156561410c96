/** Web addresses to host and path. */
import { visible } from '../fold.ts'
import { saysNoValue } from './placeholder.ts'
import type { Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'

const SCHEME = /^(?:[a-z][a-z0-9+.-]*:)?\/\//
const WWW = /^(?:www\d?\.)+(?=[^.]+\.)/
const HOST =
  /^(?:[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?=[\p{L}\p{M}\p{N}-]*\p{L})[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid)=/
const PORT = /:(?:80|443)$/

/** @returns host and path in lower case without scheme, `www.`, tracking and trailing slash, or null where no host is. */
export function webAddress(text: string): string | null {
  const address = visible(text.normalize('NFKC')).toLowerCase().replace(SCHEME, '')
  const [beforeHash = ''] = address.split('#')
  const question = beforeHash.indexOf('?')
  const location = question < 0 ? beforeHash : beforeHash.slice(0, question)
  const slash = location.indexOf('/')
  const host = (slash < 0 ? location : location.slice(0, slash)).replace(PORT, '').replace(/\.$/, '').replace(WWW, '')
  if (!HOST.test(host.replace(/:\d{2,5}$/, '')) || /\s/.test(location)) return null
  const path = slash < 0 ? '' : location.slice(slash).replace(/\/+$/, '')
  const query =
    question < 0
      ? ''
      : beforeHash
          .slice(question + 1)
          .split('&')
          .filter((part) => part !== '' && !TRACKING.test(part))
          .join('&')
  return query === '' ? host + path : `${host}${path}?${query}`
}

export function cleanWebsite(text: string): readonly Reading[] {
  const key = webAddress(text)
  if (key !== null) return good(text, key)
  return saysNoValue(text) ? BLANK : bad(text, 'website.syntax')
}
