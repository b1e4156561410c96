// Runs the SQS stand-in as a process: settings from the environment, one JSON line when ready, a clean end on signals.
import { mkdir } from 'node:fs/promises'
import { startSqs } from './server.ts'

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
  const dir = setting('SQS_STAND_IN_DIR')
  await mkdir(dir, { recursive: true })
  const server = await startSqs({
    dir,
    port: portSetting('SQS_STAND_IN_PORT'),
    accessKeyId: setting('AWS_ACCESS_KEY_ID'),
    secretAccessKey: setting('AWS_SECRET_ACCESS_KEY'),
    region: setting('AWS_REGION'),
    queues: (process.env.SQS_STAND_IN_QUEUES ?? '').split(',').filter(Boolean),
    // What is in memory is no longer what is on disk: start anew from the disk.
    onFailure: fail,
  })
  const stop = (): void => {
    server.close().catch(fail)
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  console.log(JSON.stringify({ ready: true, port: server.port }))
} catch (error) {
  fail(error)
}
