/** The one place that turns settings into ports: for a worker, for the web app, for the shell. */
import { randomUUID } from 'node:crypto'

import { uploadKey } from '#core/storage-key.ts'
import { readSettings, requireSetting, type Settings, SettingsError } from '#env'
import type { AudienceService } from '#pipeline/ports/audiences.ts'
import type { Message } from '#pipeline/ports/messages.ts'
import type { Timings } from '#pipeline/ports/ranges.ts'
import { createCallLimits } from './call-limits/call-limits.ts'
import { createDirectoryIndexes } from './directory-indexes/directory-indexes.ts'
import { localDisk } from './disk/disk.ts'
import { sha256 } from './hash/sha256.ts'
import { codeOf } from './log/error-trace.ts'
import { createLog } from './log/log.ts'
import { smtpMail } from './mail/smtp.ts'
import { createMailchimp } from './mailchimp/mailchimp.ts'
import { createMetrics } from './metrics/metrics.ts'
import { createProviders } from './people/providers.ts'
import { postgresAudienceReads } from './postgres/audience-reads.ts'
import { postgresBacklog } from './postgres/backlog.ts'
import { postgresChores } from './postgres/chores.ts'
import { connect, type Database } from './postgres/connect.ts'
import { postgresConnections } from './postgres/connections.ts'
import { postgresDirectories } from './postgres/directories.ts'
import { postgresEstimates } from './postgres/estimates.ts'
import { postgresJobs } from './postgres/jobs.ts'
import { lackingMigrations } from './postgres/lacking-migrations.ts'
import { postgresLedger } from './postgres/ledger.ts'
import { postgresLeftovers } from './postgres/leftovers.ts'
import { postgresMappingMemory } from './postgres/mapping-memory.ts'
import { postgresNicknames } from './postgres/nicknames.ts'
import { postgresOperations } from './postgres/operations.ts'
import { postgresRanges } from './postgres/ranges.ts'
import { postgresRecipients } from './postgres/recipients.ts'
import { postgresRetention } from './postgres/retention.ts'
import { postgresSpending } from './postgres/spending.ts'
import { postgresUploads } from './postgres/uploads.ts'
import { postgresWorkers } from './postgres/workers.ts'
import { postgresWriteBacks } from './postgres/write-backs.ts'
import { createReadiness } from './readiness/readiness.ts'
import type { S3Settings } from './s3/client.ts'
import { s3Objects } from './s3/objects.ts'
import { s3Signer } from './s3/signer.ts'
import { createSealing } from './seal/sealing.ts'
import { sqsClient } from './sqs/client.ts'
import { type Consumer, consume } from './sqs/consumer.ts'
import { sqsDeadLetters } from './sqs/dead-letters.ts'
import { lookAtQueue } from './sqs/look-at-queue.ts'
import { sqsQueue } from './sqs/queue.ts'
import { codec } from './text/codec.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A range whose worker fails waits this long, then twice as long each time. (design: "a short while") */
const RETRY_BASE_MS = 1_000
/** A message whose handler threw, because the store was away, comes again after this long. */
const AGAIN_SECONDS = 5
/** Workers beat every 3 s: one that missed three is gone. */
const ALIVE_MS = 10_000
/** One worker holds a few of the largest directories; the web app looks single people up. */
const WORKER_INDEX_BYTES = 1024 ** 3
const WEB_INDEX_BYTES = 96 * 1024 ** 2
/** A worker's step, its heartbeat, dispatch, sweep and beat at the same time. */
const WORKER_CONNECTIONS = 5
const WEB_CONNECTIONS = 10
/** Postgres restarts within seconds. */
const RESTART_MS = 10_000

/** @throws SettingsError in one sentence */
export function wireWorker(env: Environment) {
  const settings = readSettings(env)
  const sqs = requireSetting(settings.sqs, 'SQS_QUEUE_URL')
  const db = connect(databaseUrl(settings), { connections: WORKER_CONNECTIONS, waitMs: RESTART_MS })
  const client = sqsClient({ ...settings.aws, endpoint: sqs.endpoint })
  const objects = s3Objects(s3Settings(settings))
  const mail = openMail(settings)
  const timings = timingsOf(settings)
  const { log } = createLog({ level: settings.logLevel, from: 'worker' })
  const heartbeatSeconds = settings.visibilitySeconds / 4
  const people = openPeople(settings, db)
  const { connections, limits } = people
  const audiencePorts = { audienceServices: openAudienceServices(settings), connections, limits }

  const ports = {
    objects,
    mail,
    codec,
    indexes: createDirectoryIndexes(objects, codec, WORKER_INDEX_BYTES),
    jobs: postgresJobs(db),
    directories: postgresDirectories(db),
    nicknames: postgresNicknames(db),
    ranges: postgresRanges(db, timings),
    people,
    estimating: {
      estimates: postgresEstimates(db),
      jobs: postgresJobs(db),
      spending: postgresSpending(db),
      connections: people.connections,
      providers: people.providers,
      ledger: people.ledger,
    },
    audiences: { ...audiencePorts, reads: postgresAudienceReads(db) },
    writingBack: { ...audiencePorts, writeBacks: postgresWriteBacks(db) },
    backlog: postgresBacklog(db, timings),
    workers: postgresWorkers(db, ALIVE_MS),
    room: roomOf(settings),
    retention: postgresRetention(db),
    leftovers: postgresLeftovers(db),
    chores: postgresChores(db),
    ledger: postgresLedger(db),
    recipients: postgresRecipients(db),
    queue: sqsQueue({ ...sqs, client }),
    siteUrl: siteUrlOf(settings),
    heartbeatMs: heartbeatSeconds * 1_000,
    now: () => new Date(),
    sha256,
    log,
    consume: (handle: (message: Message) => Promise<void>): Consumer =>
      consume(
        {
          ...sqs,
          client,
          slots: 1,
          visibilitySeconds: settings.visibilitySeconds,
          heartbeatSeconds,
          againSeconds: AGAIN_SECONDS,
          onError: (error) => log('warn', 'queue.failed', { code: codeOf(error) }),
        },
        handle,
      ),
  }
  async function close(): Promise<void> {
    await people.limits.close()
    client.destroy()
    objects.close()
    mail.close()
    await db.close()
  }
  return { ports, close, visibilityMs: settings.visibilitySeconds * 1_000 }
}

/** @throws SettingsError in one sentence */
export async function wireWeb(env: Environment) {
  // A worker never loads these.
  const { openAccounts } = await import('./auth/open-accounts.ts')
  const { prismaClient } = await import('./postgres/prisma-client.ts')
  const settings = readSettings(env)
  const db = connect(databaseUrl(settings), { connections: WEB_CONNECTIONS, waitMs: RESTART_MS })
  const inside = s3Settings(settings)
  const outside = { ...inside, endpoint: settings.s3?.publicEndpoint ?? inside.endpoint }
  const store = s3Objects(inside)
  const objects = { ...store, ...s3Signer(outside) }
  const mail = openMail(settings)
  const siteUrl = siteUrlOf(settings)
  const sqs = requireSetting(settings.sqs, 'SQS_QUEUE_URL')
  const queueClient = sqsClient({ ...settings.aws, endpoint: sqs.endpoint })
  const logging = createLog({ level: settings.logLevel, from: 'web' })
  const people = openPeople(settings, db)

  return {
    logging,
    objects,
    codec,
    accounts: openAccounts({
      db,
      prisma: prismaClient(db.pool),
      mail,
      siteUrl,
      secret: requireSetting(settings.secret, 'KITH_SECRET'),
      secretPrevious: settings.secretPrevious,
      instance: siteUrl,
      onMailLost: (error) => logging.log('warn', 'mail.lost', { code: codeOf(error) }),
    }),
    indexes: createDirectoryIndexes(objects, codec, WEB_INDEX_BYTES),
    uploads: postgresUploads(db),
    memory: postgresMappingMemory(db),
    directories: postgresDirectories(db),
    nicknames: postgresNicknames(db),
    jobs: postgresJobs(db),
    estimates: postgresEstimates(db),
    audienceReads: postgresAudienceReads(db),
    audienceServices: openAudienceServices(settings),
    writeBacks: postgresWriteBacks(db),
    people,
    connections: people.connections,
    ranges: postgresRanges(db, timingsOf(settings)),
    workers: postgresWorkers(db, ALIVE_MS),
    limits: people.limits,
    operations: postgresOperations(db, ALIVE_MS),
    deadLetters: sqsDeadLetters(queueClient, sqs.dlqUrl),
    metrics: createMetrics(),
    readiness: createReadiness({
      log: logging.log,
      look: {
        database: async () => ((await lackingMigrations(db.query)).length > 0 ? 'database.outdated' : null),
        objects: async () => store.head(uploadKey('local', 'ready')).then(() => null),
        queue: async () => lookAtQueue(queueClient, sqs.queueUrl).then(() => null),
      },
    }),
    room: roomOf(settings),
    retention: postgresRetention(db),
    ledger: postgresLedger(db),
    spending: postgresSpending(db),
    settings: {
      siteUrl,
      objectsOrigin: objectsOrigin(outside),
      trustedProxies: settings.trustedProxies,
      signup: settings.signup,
      maxUploadBytes: settings.maxUploadBytes,
      metricsToken: settings.metricsToken,
    },
    now: () => new Date(),
    async close(): Promise<void> {
      await people.limits.close()
      store.close()
      queueClient.destroy()
      mail.close()
      await db.close()
    },
  }
}

/** What `kith key`, `link` and `password` need. @throws SettingsError in one sentence */
export function wireShell(env: Environment): {
  readonly sql: Database
  readonly siteUrl: string
  close(): Promise<void>
} {
  const settings = readSettings(env)
  const db = connect(databaseUrl(settings), { connections: 1, waitMs: RESTART_MS })
  return { sql: db, siteUrl: siteUrlOf(settings), close: db.close }
}

/** Asking people from outside. */
function openPeople(settings: Settings, db: Database) {
  const { peopleDataLabsUrl, peopleDataLabsSimulator, secretPrevious } = settings
  const current = requireSetting(settings.secret, 'KITH_SECRET')
  return {
    providers: createProviders({
      peopleDataLabsUrl,
      peopleDataLabsSimulatorUrl: peopleDataLabsSimulator?.url ?? null,
    }),
    connections: postgresConnections(db, createSealing({ current, previous: secretPrevious })),
    ledger: postgresLedger(db),
    limits: createCallLimits(db),
    newCallId: randomUUID,
    sha256,
    codec,
  }
}

/** Services that keep audiences. */
function openAudienceServices({ mailchimpSimulator }: Settings): ReadonlyMap<string, AudienceService> {
  const services = [createMailchimp({ service: 'mailchimp', title: 'Mailchimp', baseUrl: null })]
  if (mailchimpSimulator !== null) {
    const baseUrl = `${mailchimpSimulator.url}/3.0`
    services.push(createMailchimp({ service: 'mailchimp-simulator', title: 'Mailchimp (simulator)', baseUrl }))
  }
  return new Map(services.map((each) => [each.service, each]))
}

const roomOf = ({ localStore, minFreeBytes }: Settings) => ({
  disk: localDisk(localStore),
  leastFreeBytes: minFreeBytes,
})

const databaseUrl = (settings: Settings) => requireSetting(settings.databaseUrl, 'DATABASE_URL')

const siteUrlOf = (settings: Settings) => settings.url ?? `http://127.0.0.1:${settings.port}`

/** A heartbeat each quarter of the time that a message is hidden; three missed ones, and the range is given away. */
const timingsOf = ({ visibilitySeconds }: Settings): Timings => ({
  freshMs: visibilitySeconds * 750,
  retryBaseMs: RETRY_BASE_MS,
})

function s3Settings(settings: Settings): S3Settings {
  const { bucket, endpoint } = requireSetting(settings.s3, 'S3_BUCKET')
  return { ...settings.aws, bucket, endpoint }
}

/** Where the addresses lead that the signer gives out. */
const objectsOrigin = ({ bucket, region, endpoint }: S3Settings) =>
  endpoint === null ? `https://${bucket}.s3.${region}.amazonaws.com` : new URL(endpoint).origin

function openMail(settings: Settings) {
  const url = requireSetting(settings.mailUrl, 'MAIL_URL')
  if (url.startsWith('ses:')) {
    throw new SettingsError('MAIL_URL', 'MAIL_URL cannot begin with ses: yet: use the SMTP address of Amazon SES.')
  }
  return smtpMail(url, settings.mailFrom)
}
