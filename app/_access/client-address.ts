/**
 * Who a request really comes from. Next lets any client name its own address by `X-Forwarded-For`; here, before Next
 * sees a request, forwarded headers are believed from listed proxies only, and otherwise thrown away.
 */
import { BlockList, isIP } from 'node:net'
import { REQUEST_ID, requestIdFrom } from './request-id.ts'

/** What Next and its readers take from a proxy. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
]

interface IncomingRequest {
  readonly headers: Record<string, string | string[] | undefined>
  readonly socket: { readonly remoteAddress?: string | undefined }
}

const bare = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

/** @param listed addresses or networks such as `10.0.0.0/8`; what is neither is never trusted */
function proxyList(listed: readonly string[]): (address: string) => boolean {
  const block = new BlockList()
  for (const entry of listed) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) continue
    if (bits === undefined) block.addAddress(address, family)
    else block.addSubnet(address, Number(bits), family)
  }
  return (address) => isIP(address) !== 0 && block.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/**
 * @returns a function that rewrites a request's headers in place: `x-forwarded-for` becomes the one true client
 *   address, `host` the name the client asked for, `x-request-id` what a listed proxy gave or a new one.
 */
export function trustOnly(trustedProxies: readonly string[]): (request: IncomingRequest) => void {
  const isProxy = proxyList(trustedProxies)
  return ({ headers, socket }) => {
    const peer = bare(socket.remoteAddress ?? '')
    const chain = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map(bare)
      .filter((address) => isIP(address) !== 0)
    const host = String(headers['x-forwarded-host'] ?? '')
      .split(',')[0]
      ?.trim()
    for (const name of FORWARDED) delete headers[name]
    headers[REQUEST_ID] = requestIdFrom(isProxy(peer) ? String(headers[REQUEST_ID]) : null)
    if (!isProxy(peer)) {
      headers['x-forwarded-for'] = peer
      return
    }
    // The rightmost address that is no proxy of ours: what stands left of it the client may have made up.
    headers['x-forwarded-for'] = chain.findLast((address) => !isProxy(address)) ?? chain[0] ?? peer
    if (host) headers.host = host
  }
}
