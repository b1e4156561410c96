// The SMTP side: takes every mail and says 250 once it is on disk.
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { Mailbox } from './mailbox.ts'

/** What large mail providers take. */
const mostMailBytes = 25 * 1024 * 1024
const closeGraceMs = 1_000

export function createSmtp(mailbox: Mailbox): SMTPServer {
  const server = new SMTPServer({
    name: 'localhost',
    size: mostMailBytes,
    // No certificate to offer, no DNS to ask, and whoever signs in may.
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    authOptional: true,
    allowInsecureAuth: true,
    closeTimeout: closeGraceMs,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onData(stream, session, done) {
      buffer(stream)
        .then(async (raw) => {
          if (stream.sizeExceeded) throw refusal(552, 'The mail is larger than 25 MiB.')
          const recipients = session.envelope.rcptTo.map(({ address }) => address)
          await mailbox.keep(raw, recipients, Date.now())
          done()
        })
        .catch((error) =>
          done('responseCode' in error ? error : refusal(452, 'The mail could not be written to disk.')),
        )
    },
  })
  // A client that hangs up is no reason to stop.
  server.on('error', (error) => console.error('SMTP:', error.message))
  return server
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
