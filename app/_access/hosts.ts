/** Under which names Kith answers, and from which pages it takes writes. */

const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** @returns the host name of a `Host` header without its port, lower case, or null when it is none. */
function nameOf(host: string | null): string | null {
  if (!host || !URL.canParse(`http://${host}`)) return null
  const url = new URL(`http://${host}`)
  return url.host === host.toLowerCase() || `${url.hostname}:80` === host.toLowerCase() ? url.hostname : null
}

/**
 * A foreign name that resolves to this machine would let any web page talk to Kith (DNS rebinding), so only the
 * loopback names and those of `siteUrl` are answered.
 */
export function isOwnHost(host: string | null, siteUrl: string): boolean {
  const name = nameOf(host)
  return name !== null && (LOOPBACK_NAMES.includes(name) || name === new URL(siteUrl).hostname)
}

/** Whether a request comes from Kith's own pages, by what browsers say of it and scripts cannot change. */
export function isSameOrigin(headers: Headers, siteUrl: string): boolean {
  const origin = headers.get('origin')
  // Browsers send `null` for forms of a page that gives no referrer.
  if (origin === null || origin === 'null') return headers.get('sec-fetch-site') === 'same-origin'
  if (origin === siteUrl) return true
  return isOwnHost(headers.get('host'), siteUrl) && URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
