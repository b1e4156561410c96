// Runs the SQS stand-in as a process: settings from the environment, one JSON line when ready, a clean end on signals.
import { mkdir } from 'node:fs/promises'
import type { Redrive } from './queue-operations.ts'
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

/** `kith:kith-dead:20`: from which queue, to which, after how many receives; several with commas. */
function redriveSetting(name: string): readonly Redrive[] {
  const texts = (process.env[name] ?? '').split(',').filter(Boolean)
  return texts.map((text) => {
    const [queue, deadLetterQueue, count, ...more] = text.split(':')
    if (!queue || !deadLetterQueue || !count || more.length > 0) {
      throw new Error(`${name} must look like queue:dead-letter-queue:20.`)
    }
    return { queue, deadLetterQueue, maxReceiveCount: Number(count) }
  })
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
    redrive: redriveSetting('SQS_STAND_IN_REDRIVE'),
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
