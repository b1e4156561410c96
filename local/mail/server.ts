// The mail stand-in: SMTP that takes everything, a folder that keeps it, and pages that show it, all on loopback.
import type { Server as HttpServer } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import type { SMTPServer } from 'smtp-server'
import { createHttp } from './http.ts'
import { openMailbox } from './mailbox.ts'
import { createSmtp } from './smtp.ts'

export type MailServer = {
  readonly smtpPort: number
  readonly httpPort: number
  /** Ends open connections and stops. */
  close(): Promise<void>
}

const host = '127.0.0.1'

/**
 * Starts both sides; a port of 0 takes any free one. `dir` is made when missing.
 * Throws when a port is taken or the folder can't be used.
 */
export async function startMail(options: {
  readonly dir: string
  readonly smtpPort: number
  readonly httpPort: number
}): Promise<MailServer> {
  const mailbox = await openMailbox(options.dir)
  const smtp = createSmtp(mailbox)
  const http = createHttp(mailbox)
  const smtpPort = await listen(smtp.server, options.smtpPort)
  const httpPort = await listen(http, options.httpPort).catch(async (error) => {
    await closeSmtp(smtp)
    throw error
  })
  return {
    smtpPort,
    httpPort,
    async close() {
      await Promise.all([closeSmtp(smtp), closeHttp(http)])
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function closeSmtp(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => server.close(resolve))
}

function closeHttp(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
