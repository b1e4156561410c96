// Runs the mail stand-in as a process: settings from the environment, one JSON line when ready, a clean end on signals.
import { startMail } from './server.ts'

function setting(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set.`)
}

function portSetting(name: string): number {
  const port = Number(setting(name))
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`${name} must be a port number, or 0 for any free one.`)
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

try {
  const server = await startMail({
    dir: setting('MAIL_STAND_IN_DIR'),
    smtpPort: portSetting('MAIL_STAND_IN_SMTP_PORT'),
    httpPort: portSetting('MAIL_STAND_IN_HTTP_PORT'),
  })
  const stop = (): void => {
    server.close().catch(fail)
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  console.log(JSON.stringify({ ready: true, smtpPort: server.smtpPort, httpPort: server.httpPort }))
} catch (error) {
  fail(error)
}
