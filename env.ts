/**
 * Every setting there is. Nothing set means everything local; each variable that is set replaces one local part.
 * Nothing is read when this file is imported: `readSettings` gets the environment handed in.
 */
import { z } from 'zod'

/** A setting is wrong or missing; the message is one sentence that names the variable and says what to do. */
export class SettingsError extends Error {
  readonly code = 'settings.invalid'
  readonly variable: string
  constructor(variable: string, message: string) {
    super(message)
    this.name = 'SettingsError'
    this.variable = variable
  }
}

const GIB = 1024 ** 3
/** Below this an HMAC key is easier to guess than to steal; 32 is what better-auth asks for. */
const SECRET_MIN_LENGTH = 32

const wholeNumber = (least: number, most: number, advice: string) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, advice)
    .transform(Number)

const urlOf = (protocols: readonly string[], advice: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), advice)

const webUrl = (advice: string) => urlOf(['http:', 'https:'], advice).transform((text) => text.replace(/\/+$/, ''))

/** An address as others see it, without a path: the pages live at its root. */
const origin = (advice: string) =>
  webUrl(advice)
    .refine((text) => new URL(text).pathname === '/' && !/[?#]/.test(text), advice)
    .transform((text) => new URL(text).origin)

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

const loopbackUrl = (advice: string) =>
  origin(advice).refine((text) => URL.canParse(text) && LOOPBACK.includes(new URL(text).hostname), advice)

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

const secret = z
  .string()
  .min(SECRET_MIN_LENGTH, `must be at least ${SECRET_MIN_LENGTH} characters: make one with "openssl rand -base64 32"`)

/** One line each: the variable, what it may hold, and the advice that follows its name when it does not. */
const schema = z.object({
  DATABASE_URL: urlOf(
    ['postgres:', 'postgresql:'],
    'must look like postgres://user:password@host:5432/name',
  ).optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/, 'must be the name of a bucket alone, without s3:// and without a path')
    .optional(),
  S3_ENDPOINT: webUrl('must be a URL such as https://s3.example.com').optional(),
  S3_PUBLIC_ENDPOINT: webUrl('must be the URL by which browsers reach the bucket').optional(),
  AWS_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be a region such as eu-central-1')
    .optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  SQS_QUEUE_URL: webUrl('must be the URL of the queue').optional(),
  SQS_DLQ_URL: webUrl('must be the URL of the dead-letter queue').optional(),
  SQS_ENDPOINT: webUrl('must be a URL such as https://sqs.example.com').optional(),
  REDIS_URL: urlOf(['redis:', 'rediss:'], 'must look like redis://host:6379').optional(),
  MAIL_URL: urlOf(
    ['smtp:', 'smtps:', 'ses:'],
    'must look like smtp://user:password@host:587, smtps://… or ses://region',
  ).optional(),
  KITH_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'must be one sender such as Kith <kith@example.com>')
    .default('Kith <kith@localhost>'),
  PEOPLE_DATA_LABS_URL: origin('must be the address of People Data Labs, without a path').default(
    'https://api.peopledatalabs.com',
  ),
  PEOPLE_DATA_LABS_SIMULATOR_URL: loopbackUrl(
    'must be an address of this machine such as http://127.0.0.1:4010',
  ).optional(),
  PEOPLE_DATA_LABS_SIMULATOR_KEY: z.string().optional(),
  MAILCHIMP_SIMULATOR_URL: loopbackUrl('must be an address of this machine such as http://127.0.0.1:4011').optional(),
  MAILCHIMP_SIMULATOR_KEY: z.string().optional(),
  KITH_URL: origin('must be the address people open, such as https://kith.example.com, without a path').optional(),
  KITH_SECRET: secret.optional(),
  KITH_SECRET_PREVIOUS: secret.optional(),
  KITH_HOME: z.string().default('.kith'),
  KITH_LOCAL_STORE: z.string().optional(),
  KITH_SIGNUP: z.enum(['closed', 'open'], 'must be closed or open').default('closed'),
  KITH_TRUSTED_PROXIES: list.default([]),
  KITH_ALLOW_PRIVATE_HOSTS: list.default([]),
  KITH_MAX_UPLOAD_BYTES: wholeNumber(
    1,
    5 * 1024 * GIB,
    'must be a number of bytes between 1 and 5497558138880',
  ).default(50 * GIB),
  KITH_MIN_FREE_BYTES: wholeNumber(0, 1024 * GIB, 'must be a number of bytes between 0 and 1099511627776').default(
    2 * GIB,
  ),
  KITH_WORKERS: wholeNumber(0, 256, 'must be a number of workers between 0 and 256').optional(),
  KITH_VISIBILITY_SECONDS: wholeNumber(1, 43_200, 'must be a number of seconds between 1 and 43200').default(60),
  KITH_LOG_LEVEL: z.enum(LOG_LEVELS, 'must be debug, info, warn, error or silent').default('info'),
  KITH_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]+$/, 'must hold nothing but letters, digits and - . _ ~ + / =')
    .min(SECRET_MIN_LENGTH, `must be at least ${SECRET_MIN_LENGTH} characters: make one with "openssl rand -base64 32"`)
    .optional(),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'must be an address or host name to listen on, such as 0.0.0.0')
    .default('127.0.0.1'),
  PORT: wholeNumber(1, 65_535, 'must be a port between 1 and 65535').default(3000),
})

type Variables = z.output<typeof schema>
type Variable = keyof Variables

export interface Settings {
  /** Null: the local Postgres. */
  readonly databaseUrl: string | null
  /** Null: the local S3. With an endpoint, buckets are addressed in path style. */
  readonly s3: {
    readonly bucket: string
    readonly endpoint: string | null
    /** The endpoint that presigned URLs name, when browsers reach the store by another address. */
    readonly publicEndpoint: string | null
  } | null
  readonly aws: {
    readonly region: string
    /** Null: what the AWS SDK finds by itself (profile, role). */
    readonly credentials: {
      readonly accessKeyId: string
      readonly secretAccessKey: string
      readonly sessionToken: string | null
    } | null
  }
  /** Null: the local SQS. */
  readonly sqs: { readonly queueUrl: string; readonly dlqUrl: string; readonly endpoint: string | null } | null
  readonly redisUrl: string | null
  /** Null: the local mailbox. */
  readonly mailUrl: string | null
  readonly mailFrom: string
  readonly peopleDataLabsUrl: string
  /** Where what plays People Data Labs listens; null: it is not offered. */
  readonly peopleDataLabsSimulator: { readonly url: string; readonly key: string } | null
  /** The same for Mailchimp, which itself is found by its keys. */
  readonly mailchimpSimulator: { readonly url: string; readonly key: string } | null
  /** The origin people open; null: `http://127.0.0.1:<port>`. */
  readonly url: string | null
  /** Null: the one kept in the data folder. */
  readonly secret: string | null
  /** Still accepted when checking, never used for signing. */
  readonly secretPrevious: string | null
  /** The folder of local data, as it was written. */
  readonly home: string
  /** The folder of the local S3, as the supervisor tells it to what it starts; null: the store is elsewhere. */
  readonly localStore: string | null
  readonly signup: 'closed' | 'open'
  /** Addresses whose forwarded headers are believed. */
  readonly trustedProxies: readonly string[]
  /** Hosts that a URL given by a user may name although their address is private. */
  readonly allowPrivateHosts: readonly string[]
  readonly maxUploadBytes: number
  /** With less free on the disk of the local store, nothing more is begun. */
  readonly minFreeBytes: number
  /** Null: one per core. */
  readonly workers: number | null
  /** How long a message stays hidden from other workers, in seconds. */
  readonly visibilitySeconds: number
  /** What is below it is not logged. */
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Lets a scraper read the metrics and nothing else; null: owners of the local workspace only. */
  readonly metricsToken: string | null
  readonly host: string
  /** Somebody chose where to listen, even if it is where Kith would have listened anyway. */
  readonly isHostGiven: boolean
  readonly port: number
}

/** `needs`: when the first is set, the second must be as well. */
const NEEDS: readonly (readonly [Variable, Variable])[] = [
  ['SQS_QUEUE_URL', 'SQS_DLQ_URL'],
  ['SQS_DLQ_URL', 'SQS_QUEUE_URL'],
  ['SQS_ENDPOINT', 'SQS_QUEUE_URL'],
  ['S3_ENDPOINT', 'S3_BUCKET'],
  ['S3_PUBLIC_ENDPOINT', 'S3_BUCKET'],
  ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'],
  ['AWS_SESSION_TOKEN', 'AWS_ACCESS_KEY_ID'],
  ['KITH_SECRET_PREVIOUS', 'KITH_SECRET'],
  ['PEOPLE_DATA_LABS_SIMULATOR_URL', 'PEOPLE_DATA_LABS_SIMULATOR_KEY'],
  ['PEOPLE_DATA_LABS_SIMULATOR_KEY', 'PEOPLE_DATA_LABS_SIMULATOR_URL'],
  ['MAILCHIMP_SIMULATOR_URL', 'MAILCHIMP_SIMULATOR_KEY'],
  ['MAILCHIMP_SIMULATOR_KEY', 'MAILCHIMP_SIMULATOR_URL'],
]

function checkTogether(found: Variables): void {
  for (const [set, needed] of NEEDS) {
    if (found[set] !== undefined && found[needed] === undefined) {
      throw new SettingsError(needed, `${needed} is not set, but ${set} is: set both or neither.`)
    }
  }
  if (found.AWS_REGION !== undefined) return
  const atAws =
    (found.S3_BUCKET !== undefined && found.S3_ENDPOINT === undefined && 'S3_BUCKET') ||
    (found.SQS_QUEUE_URL !== undefined && found.SQS_ENDPOINT === undefined && 'SQS_QUEUE_URL')
  if (atAws) throw new SettingsError('AWS_REGION', `AWS_REGION is not set, but ${atAws} is: say in which region it is.`)
}

/**
 * Reads the settings out of an environment; an empty string counts as unset.
 * @throws SettingsError for the first variable that is wrong or missing.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const variable = String(issue?.path[0])
    throw new SettingsError(variable, `${variable} ${issue?.message}.`)
  }
  const found = parsed.data
  checkTogether(found)
  return {
    databaseUrl: found.DATABASE_URL ?? null,
    s3: found.S3_BUCKET
      ? {
          bucket: found.S3_BUCKET,
          endpoint: found.S3_ENDPOINT ?? null,
          publicEndpoint: found.S3_PUBLIC_ENDPOINT ?? null,
        }
      : null,
    aws: {
      region: found.AWS_REGION ?? 'us-east-1',
      credentials:
        found.AWS_ACCESS_KEY_ID && found.AWS_SECRET_ACCESS_KEY
          ? {
              accessKeyId: found.AWS_ACCESS_KEY_ID,
              secretAccessKey: found.AWS_SECRET_ACCESS_KEY,
              sessionToken: found.AWS_SESSION_TOKEN ?? null,
            }
          : null,
    },
    sqs:
      found.SQS_QUEUE_URL && found.SQS_DLQ_URL
        ? { queueUrl: found.SQS_QUEUE_URL, dlqUrl: found.SQS_DLQ_URL, endpoint: found.SQS_ENDPOINT ?? null }
        : null,
    redisUrl: found.REDIS_URL ?? null,
    mailUrl: found.MAIL_URL ?? null,
    mailFrom: found.KITH_MAIL_FROM,
    peopleDataLabsUrl: found.PEOPLE_DATA_LABS_URL,
    peopleDataLabsSimulator:
      found.PEOPLE_DATA_LABS_SIMULATOR_URL && found.PEOPLE_DATA_LABS_SIMULATOR_KEY
        ? { url: found.PEOPLE_DATA_LABS_SIMULATOR_URL, key: found.PEOPLE_DATA_LABS_SIMULATOR_KEY }
        : null,
    mailchimpSimulator:
      found.MAILCHIMP_SIMULATOR_URL && found.MAILCHIMP_SIMULATOR_KEY
        ? { url: found.MAILCHIMP_SIMULATOR_URL, key: found.MAILCHIMP_SIMULATOR_KEY }
        : null,
    url: found.KITH_URL ?? null,
    secret: found.KITH_SECRET ?? null,
    secretPrevious: found.KITH_SECRET_PREVIOUS ?? null,
    home: found.KITH_HOME,
    localStore: found.KITH_LOCAL_STORE ?? null,
    signup: found.KITH_SIGNUP,
    trustedProxies: found.KITH_TRUSTED_PROXIES,
    allowPrivateHosts: found.KITH_ALLOW_PRIVATE_HOSTS,
    maxUploadBytes: found.KITH_MAX_UPLOAD_BYTES,
    minFreeBytes: found.KITH_MIN_FREE_BYTES,
    workers: found.KITH_WORKERS ?? null,
    visibilitySeconds: found.KITH_VISIBILITY_SECONDS,
    logLevel: found.KITH_LOG_LEVEL,
    metricsToken: found.KITH_METRICS_TOKEN ?? null,
    host: found.HOST,
    isHostGiven: given.HOST !== undefined,
    port: found.PORT,
  }
}

/**
 * A part of the settings that a running process cannot do without.
 * @throws SettingsError when it is null.
 */
export function requireSetting<T>(value: T | null, variable: string): T {
  if (value === null) {
    throw new SettingsError(variable, `${variable} is not set: start Kith with "npm start", which sets it, or set it.`)
  }
  return value
}
