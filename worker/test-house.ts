/** For tests: a house of real processes. Local S3, SQS and mail of its own, workers that are started again when they die. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { connect } from '#adapters/postgres/connect.ts'
import { wireWorker } from '#adapters/wire.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { startMail } from '#local/mail/server.ts'
import { startS3 } from '#local/s3/server.ts'
import { startSqs } from '#local/sqs/server.ts'
import type { Job, ProviderRef } from '#pipeline/ports/jobs.ts'
import { putSource } from '#pipeline/test-source.ts'
import type { Poison } from './chaos/poison-under-test.ts'
import { PATIENCE_MS, waitUntil } from './wait-until-under-test.ts'

/** Something that happens once to the worker that makes the call. */
export interface Trouble {
  readonly name: string
  /** `port.call`, or `ports.port.call` where they are kept together */
  readonly call: string
  readonly when: 'before' | 'after'
  /** Texts that all occur in the call's first argument, as JSON. */
  readonly about: readonly string[]
  /** `hold`: the call waits until `release`; `toil`: and lets nothing else run but once a second. */
  readonly happens: 'SIGKILL' | 'SIGSTOP' | 'hold' | 'toil'
}

export interface HouseOptions {
  readonly databaseUrl: string
  readonly visibilitySeconds: number
  readonly troubles?: readonly Trouble[]
  /** Every message is sent twice. */
  readonly twice?: boolean
  readonly poison?: Poison
  /** What stands between the workers and a part of the outside world; gets its port, gives the one to use. */
  readonly between?: { readonly [part in 's3' | 'sqs']?: (port: number) => Promise<number> }
  /** Where S3 and SQS keep what they have; else with all else of the house. */
  readonly storeFolder?: string
  /** More settings of the workers and of the test itself. */
  readonly settings?: Readonly<Record<string, string>>
  /** Arguments of node for each worker. */
  readonly nodeArgs?: readonly string[]
}

const WORKSPACE = 'local'
const IDENTITY = { accessKeyId: 'local', secretAccessKey: 'local-secret', region: 'us-east-1' }
const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** In there packages are found. */
const BUNDLE = join(ROOT, 'dist', 'worker-under-test.mjs')

/** Makes the worker that the houses of a test file run. */
export async function bundleWorker(): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('worker-under-test.ts', import.meta.url))],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
}

export async function openHouse(options: HouseOptions) {
  const { databaseUrl, visibilitySeconds, troubles = [], twice, between, nodeArgs = [] } = options
  const folder = await mkdtemp(join(tmpdir(), 'kith-house-'))
  const storeFolder = options.storeFolder ?? folder
  const place = (name: string) => join(folder, name)
  const ports = { s3: 0, sqs: 0, mail: 0 }
  const start = {
    async s3() {
      const server = await startS3({
        ...IDENTITY,
        dir: join(storeFolder, 's3'),
        port: ports.s3,
        bucket: 'kith',
        corsOrigins: [],
      })
      ports.s3 = server.port
      return server
    },
    async sqs() {
      const queues = ['kith', 'kith-dead']
      const server = await startSqs({ ...IDENTITY, dir: storeFolder, port: ports.sqs, queues })
      ports.sqs = server.port
      return server
    },
    async mail() {
      const server = await startMail({ dir: place('mail'), smtpPort: ports.mail, httpPort: 0 })
      ports.mail = server.smtpPort
      return server
    },
  }
  type Part = keyof typeof start
  const parts = { s3: await start.s3(), sqs: await start.sqs(), mail: await start.mail() }
  const sqsUrl = `http://127.0.0.1:${ports.sqs}`
  const env = {
    DATABASE_URL: databaseUrl,
    S3_BUCKET: 'kith',
    S3_ENDPOINT: `http://127.0.0.1:${ports.s3}`,
    AWS_REGION: IDENTITY.region,
    AWS_ACCESS_KEY_ID: IDENTITY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: IDENTITY.secretAccessKey,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    SQS_QUEUE_URL: `${sqsUrl}/000000000000/kith`,
    SQS_DLQ_URL: `${sqsUrl}/000000000000/kith-dead`,
    SQS_ENDPOINT: sqsUrl,
    MAIL_URL: `smtp://127.0.0.1:${ports.mail}`,
    KITH_URL: 'http://kith.example',
    KITH_SECRET: 's'.repeat(32),
    KITH_VISIBILITY_SECONDS: String(visibilitySeconds),
    ...options.settings,
    KITH_TEST_TROUBLES: JSON.stringify(troubles),
    KITH_TEST_MARKERS: folder,
    KITH_TEST_TWICE: twice ? '1' : '',
    KITH_TEST_POISON: options.poison ? JSON.stringify(options.poison) : '',
  }
  /** The workers', who may be told another way there than the test itself. */
  const workerEnv = {
    ...env,
    ...(between?.s3 && { S3_ENDPOINT: `http://127.0.0.1:${await between.s3(ports.s3)}` }),
    ...(between?.sqs && { SQS_ENDPOINT: `http://127.0.0.1:${await between.sqs(ports.sqs)}` }),
  }
  const inside = wireWorker(env)
  const db = connect(databaseUrl, { connections: 2, waitMs: 10_000 })
  await db.query(`insert into "user" (id, name, email) values ('ada', 'Ada', 'ada@kith.example')`)
  await db.query(`insert into member (user_id, workspace_id, role) values ('ada', $1, 'owner')`, [WORKSPACE])

  const running = new Set<ChildProcess>()
  let said = ''
  let isClosing = false

  /** @param more settings of this one, which whoever takes its place has too */
  function startWorker(more: Readonly<Record<string, string>> = {}): ChildProcess {
    const child = spawn(process.execPath, ['--enable-source-maps', ...nodeArgs, BUNDLE], {
      cwd: ROOT,
      env: { ...process.env, ...workerEnv, ...more },
      // What dies of poison says so at length.
      stdio: ['ignore', 'pipe', options.poison ? 'ignore' : 'inherit'],
    })
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    running.add(child)
    child.once('exit', (code) => {
      running.delete(child)
      if (code !== 0 && !isClosing) startWorker(more)
    })
    return child
  }

  async function job(id: string): Promise<Job> {
    const found = await inside.ports.jobs.get(WORKSPACE, id)
    if (found === null) throw new Error(`no job ${id}`)
    return found
  }

  return {
    db,
    startWorker,
    /** Those that live now. */
    running: running as ReadonlySet<ChildProcess>,
    inside: inside.ports,
    job,
    /** What the workers have said so far: a line of JSON each. */
    said: () => said,
    /** The process to which it happened, as soon as it has. */
    happened: (name: string) =>
      waitUntil(name, () => existsSync(place(name)) && Number(readFileSync(place(name), 'utf8'))),
    release: (name: string) => writeFileSync(place(`${name}.go`), ''),
    /** Takes a part of the outside world away. */
    takeAway: (part: Part) => parts[part].close(),
    /** The same part again, at the same address, with all that it had. */
    async giveBack(part: Part) {
      Object.assign(parts, { [part]: await start[part]() })
    },
    async addDirectory(id: string, text: string) {
      const stored = await putSource(inside.ports, WORKSPACE, id, text)
      await inside.ports.directories.create({
        ...stored,
        id,
        workspaceId: WORKSPACE,
        name: id,
        uploadId: id,
        idColumn: null,
        createdAt: new Date(),
      })
    },
    /** @param provider a directory's id, or what a job names */
    async addJob(id: string, text: string, provider: string | readonly ProviderRef[]) {
      const stored = await putSource(inside.ports, WORKSPACE, id, text)
      const spec = {
        ...stored,
        id,
        workspaceId: WORKSPACE,
        uploadId: id,
        providers: typeof provider === 'string' ? [{ directoryId: provider }] : provider,
        options: DEFAULT_OPTIONS,
        createdAt: new Date(),
      }
      await inside.ports.jobs.create(spec, null)
    },
    /** Waits until nothing of a job is left to do. */
    async ended(id: string, mostMs = PATIENCE_MS): Promise<Job> {
      const isOver = async () => (await this.steps(id)).every(({ state }) => state === 'done' || state === 'dead')
      await waitUntil(`the end of ${id}`, isOver, mostMs)
      return job(id)
    },
    /** Every range and step of a job as it stands in the database. */
    steps: (id: string) =>
      db.query<{
        readonly step: string
        readonly n: number
        readonly state: string
        readonly attempts: number
        readonly waits: number
        readonly parked_reason: string | null
        readonly part_key: string | null
      }>('select * from range where subject_id = $1 order by step, n', [id]),
    /** The job's files by name, as text. */
    async files(id: string): Promise<Readonly<Record<string, string>>> {
      const { objects, codec } = inside.ports
      const entries = (await job(id)).files.map(async ({ name, key }) => {
        const chunks: Uint8Array[] = []
        for await (const chunk of objects.read(key)) chunks.push(chunk)
        return [name, codec.decode(Buffer.concat(chunks), 'utf-8')] as const
      })
      return Object.fromEntries(await Promise.all(entries))
    },
    /** The Message-IDs of all mails about a job. */
    mails(id: string): readonly string[] {
      const names = readdirSync(place('mail')).filter((name) => name.endsWith('.eml'))
      const texts = names.map((name) => readFileSync(join(place('mail'), name), 'utf8'))
      return texts
        .flatMap((text) => /^Message-ID: (.*)$/im.exec(text)?.[1]?.trim() ?? [])
        .filter((messageId) => messageId.includes(id))
    },
    /** Ends every worker, in order where they can. */
    async endWorkers() {
      isClosing = true
      for (const child of running) child.kill('SIGTERM')
      await Promise.all([...running].map((child) => once(child, 'exit')))
      isClosing = false
    },
    async close() {
      isClosing = true
      const ending = [...running].map((child) => once(child, 'exit'))
      for (const child of running) child.kill('SIGKILL')
      await Promise.all(ending)
      await inside.close()
      await db.close()
      await Promise.all(Object.values(parts).map((part) => part.close()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
