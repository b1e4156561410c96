/** Once per web process: only true client addresses reach a route, and open streams end when the process is told to. */
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { trustOnly } from './client-address.ts'
import { closeStreams } from './open-streams.ts'
import { doorPorts } from './ports.ts'

export async function setUpProcess(): Promise<void> {
  const { settings } = await doorPorts()
  const rewrite = trustOnly(settings.trustedProxies)
  // Node tells of every request here before Next sees it.
  subscribe('http.server.request.start', (message) =>
    rewrite((message as { readonly request: IncomingMessage }).request),
  )
  process.once('SIGTERM', closeStreams)
  process.once('SIGINT', closeStreams)
}
