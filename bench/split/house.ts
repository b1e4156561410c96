/** A house of its own for a measurement: local Postgres, S3, SQS and mail as processes, and as many workers as asked for. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { connect } from '#adapters/postgres/connect.ts'
import { wireWorker } from '#adapters/wire.ts'

const ROOT = join(import.meta.dirname, '../..')
const PASSWORD = 'local'
export const WORKSPACE = 'local'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export type House = Awaited<ReturnType<typeof openHouse>>

/** What is left in the temporary folder is removed when it is closed. */
export async function openHouse() {
  const folder = await mkdtemp(join(tmpdir(), 'kith-bench-'))
  // Postgres may run as another user.
  await chmod(folder, 0o711)
  const running = new Set<ChildProcess>()
  const [postgres, s3, sqs, smtp, mailbox] = await Promise.all(Array.from({ length: 5 }, freePort))
  const databaseUrl = `postgres://kith:${PASSWORD}@127.0.0.1:${postgres}/kith`
  const env = {
    DATABASE_URL: databaseUrl,
    S3_BUCKET: 'kith',
    S3_ENDPOINT: `http://127.0.0.1:${s3}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local-secret',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    SQS_QUEUE_URL: `http://127.0.0.1:${sqs}/000000000000/kith`,
    SQS_DLQ_URL: `http://127.0.0.1:${sqs}/000000000000/kith-dead`,
    SQS_ENDPOINT: `http://127.0.0.1:${sqs}`,
    MAIL_URL: `smtp://127.0.0.1:${smtp}`,
    KITH_URL: 'http://kith.example',
    KITH_SECRET: 's'.repeat(32),
  }

  function start(name: string, settings: Readonly<Record<string, string>> = {}): ChildProcess {
    const child = spawn(process.execPath, [join(ROOT, 'dist', `${name}.mjs`)], {
      cwd: ROOT,
      env: { ...process.env, ...env, ...settings },
      // Postgres ends when nobody holds its input any more.
      stdio: ['pipe', 'pipe', name === 'postgres' ? 'ignore' : 'inherit'],
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    return child
  }

  /** Resolves with the first line that the process says. */
  async function ready(child: ChildProcess): Promise<void> {
    if (child.stdout === null) throw new Error('a process without output')
    const lines = createInterface(child.stdout)
    await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`${child.spawnargs[1]} ended with ${code}`))),
    ])
    lines.on('line', () => {})
  }

  await Promise.all([
    ready(
      start('postgres', {
        POSTGRES_DIR: join(folder, 'postgres'),
        POSTGRES_PORT: String(postgres),
        POSTGRES_PASSWORD: PASSWORD,
      }),
    ),
    ready(start('s3', { S3_STAND_IN_DIR: join(folder, 's3'), S3_STAND_IN_PORT: String(s3) })),
    ready(
      start('sqs', {
        SQS_STAND_IN_DIR: join(folder, 'sqs'),
        SQS_STAND_IN_PORT: String(sqs),
        SQS_STAND_IN_QUEUES: 'kith,kith-dead',
      }),
    ),
    ready(
      start('mail', {
        MAIL_STAND_IN_DIR: join(folder, 'mail'),
        MAIL_STAND_IN_SMTP_PORT: String(smtp),
        MAIL_STAND_IN_HTTP_PORT: String(mailbox),
      }),
    ),
  ])
  const migrating = start('migrate')
  migrating.stdout?.resume()
  const [code] = await once(migrating, 'exit')
  if (code !== 0) throw new Error('the database could not be made')
  const { ports, close } = wireWorker({ ...env })
  const db = connect(databaseUrl, { connections: 2, waitMs: 10_000 })

  async function end(children: Iterable<ChildProcess>): Promise<void> {
    await Promise.all(
      Array.from(children, (child) => {
        const ended = once(child, 'exit')
        child.kill('SIGTERM')
        return ended
      }),
    )
  }

  return {
    ports,
    db,
    /** @returns what ends them */
    async startWorkers(count: number): Promise<() => Promise<void>> {
      const workers = Array.from({ length: count }, () => start('worker'))
      await Promise.all(workers.map(ready))
      return () => end(workers)
    },
    async close(): Promise<void> {
      await close()
      await db.close()
      await end(running)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
