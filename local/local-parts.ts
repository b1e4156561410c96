/**
 * What plays the outside world here: for every setting that is not given, its local part, with an address and keys
 * that stay the same from start to start, so that links given out before a restart stay valid.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Settings } from '#env'
import { SettingsError } from '#env'
import type { Variables } from './local-env.ts'
import { choosePort } from './ports.ts'

export const PARTS = ['postgres', 's3', 'sqs', 'mail', 'people-data-labs', 'mailchimp'] as const
export type Part = (typeof PARTS)[number]

export interface LocalParts {
  /** Which run here. */
  readonly parts: readonly Part[]
  /** Their addresses and keys, under the settings' own names. */
  readonly variables: Variables
  readonly ports: {
    readonly postgres: number
    readonly s3: number
    readonly sqs: number
    readonly smtp: number
    readonly mailbox: number
    readonly peopleDataLabs: number
    readonly mailchimp: number
  }
  readonly postgresPassword: string
}

/** The number of the one account that the SQS stand-in knows; it is part of a queue's URL. */
const ACCOUNT = '000000000000'
export const QUEUES = ['kith', 'kith-dead'] as const
export const BUCKET = 'kith'

const randomText = (bytes: number) => randomBytes(bytes).toString('base64url')

function portOf(url: string | undefined): number | null {
  return url !== undefined && URL.canParse(url) ? Number(new URL(url).port) || null : null
}

/** A service that is only played is for trying Kith out here, never beside real parts or for others to see. */
function isTriedOutHere(settings: Settings): boolean {
  const { databaseUrl, s3, sqs, isHostGiven } = settings
  return databaseUrl === null && s3 === null && sqs === null && !isHostGiven
}

const playsPeopleDataLabs = (settings: Settings) =>
  isTriedOutHere(settings) && settings.peopleDataLabsSimulator === null

const playsMailchimp = (settings: Settings) => isTriedOutHere(settings) && settings.mailchimpSimulator === null

function partsOf(settings: Settings): readonly Part[] {
  const isLocal: Record<Part, boolean> = {
    postgres: settings.databaseUrl === null,
    s3: settings.s3 === null,
    sqs: settings.sqs === null,
    mail: settings.mailUrl === null,
    'people-data-labs': playsPeopleDataLabs(settings),
    mailchimp: playsMailchimp(settings),
  }
  return PARTS.filter((part) => isLocal[part])
}

/** One pair of keys serves S3 and SQS, so a role or profile of the outside cannot serve both. */
function checkKeys(settings: Settings): void {
  const isMixed = (settings.s3 === null) !== (settings.sqs === null)
  if (isMixed && settings.aws.credentials === null) {
    throw new SettingsError(
      'AWS_ACCESS_KEY_ID',
      'AWS_ACCESS_KEY_ID is not set, but only one of S3 and SQS is outside: set it and AWS_SECRET_ACCESS_KEY, or both S3_BUCKET and SQS_QUEUE_URL.',
    )
  }
}

/** The address that people open. */
export function webUrl(settings: Settings): string {
  const host = ['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host
  return settings.url ?? `http://${host.includes(':') ? `[${host}]` : host}:${settings.port}`
}

/**
 * Decides on addresses and keys; `kept` is what the last start wrote. A kept port that somebody else has taken by now
 * is replaced.
 * @throws SettingsError when the settings leave no way.
 */
export async function chooseLocalParts(settings: Settings, kept: Variables): Promise<LocalParts> {
  checkKeys(settings)
  const taken = new Set([settings.port])
  const choose = async (url: string | undefined) => {
    const port = await choosePort(portOf(url), taken)
    taken.add(port)
    return port
  }
  const ports = {
    postgres: await choose(kept.DATABASE_URL),
    s3: await choose(kept.S3_ENDPOINT),
    sqs: await choose(kept.SQS_ENDPOINT),
    smtp: await choose(kept.MAIL_URL),
    mailbox: await choose(kept.KITH_MAILBOX_URL),
    peopleDataLabs: await choose(kept.PEOPLE_DATA_LABS_SIMULATOR_URL),
    mailchimp: await choose(kept.MAILCHIMP_SIMULATOR_URL),
  }
  const password = kept.DATABASE_URL ? new URL(kept.DATABASE_URL).password : randomText(24)
  const sqs = `http://127.0.0.1:${ports.sqs}`
  const variables = {
    DATABASE_URL: `postgres://kith:${password}@127.0.0.1:${ports.postgres}/kith`,
    S3_ENDPOINT: `http://127.0.0.1:${ports.s3}`,
    S3_BUCKET: BUCKET,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: kept.AWS_ACCESS_KEY_ID ?? `KITH${randomBytes(8).toString('hex').toUpperCase()}`,
    AWS_SECRET_ACCESS_KEY: kept.AWS_SECRET_ACCESS_KEY ?? randomText(30),
    SQS_ENDPOINT: sqs,
    SQS_QUEUE_URL: `${sqs}/${ACCOUNT}/${QUEUES[0]}`,
    SQS_DLQ_URL: `${sqs}/${ACCOUNT}/${QUEUES[1]}`,
    MAIL_URL: `smtp://127.0.0.1:${ports.smtp}`,
    KITH_MAILBOX_URL: `http://127.0.0.1:${ports.mailbox}`,
    PEOPLE_DATA_LABS_SIMULATOR_URL: `http://127.0.0.1:${ports.peopleDataLabs}`,
    PEOPLE_DATA_LABS_SIMULATOR_KEY: kept.PEOPLE_DATA_LABS_SIMULATOR_KEY ?? `simulator-${randomText(12)}`,
    PEOPLE_DATA_LABS_SIMULATOR_TOKEN: kept.PEOPLE_DATA_LABS_SIMULATOR_TOKEN ?? randomText(24),
    MAILCHIMP_SIMULATOR_URL: `http://127.0.0.1:${ports.mailchimp}`,
    // What follows the last dash is where an account of the service lives.
    MAILCHIMP_SIMULATOR_KEY: kept.MAILCHIMP_SIMULATOR_KEY ?? `simulator-${randomText(12)}-us1`,
    MAILCHIMP_SIMULATOR_TOKEN: kept.MAILCHIMP_SIMULATOR_TOKEN ?? randomText(24),
    KITH_SECRET: kept.KITH_SECRET ?? randomText(32),
    KITH_URL: webUrl(settings),
  }
  return { parts: partsOf(settings), variables, ports, postgresPassword: password }
}

/** Variables of the local part that a given setting replaces, or that are not for what is started. */
const REPLACED: readonly (readonly [given: (settings: Settings) => unknown, names: readonly string[]])[] = [
  [(settings) => settings.databaseUrl, ['DATABASE_URL']],
  [(settings) => settings.s3, ['S3_BUCKET', 'S3_ENDPOINT']],
  [(settings) => settings.sqs, ['SQS_QUEUE_URL', 'SQS_DLQ_URL', 'SQS_ENDPOINT']],
  [
    (settings) => settings.aws.credentials ?? (settings.s3 && settings.sqs),
    ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ],
  [(settings) => settings.mailUrl, ['MAIL_URL', 'KITH_MAILBOX_URL']],
  [(settings) => settings.secret, ['KITH_SECRET']],
  [
    (settings) => (playsPeopleDataLabs(settings) ? null : 'absent'),
    ['PEOPLE_DATA_LABS_SIMULATOR_URL', 'PEOPLE_DATA_LABS_SIMULATOR_KEY', 'PEOPLE_DATA_LABS_SIMULATOR_TOKEN'],
  ],
  [
    (settings) => (playsMailchimp(settings) ? null : 'absent'),
    ['MAILCHIMP_SIMULATOR_URL', 'MAILCHIMP_SIMULATOR_KEY', 'MAILCHIMP_SIMULATOR_TOKEN'],
  ],
]

/** The environment of everything that is started: what was given, and local addresses and keys for what was not. */
export function environment(
  given: NodeJS.ProcessEnv,
  settings: Settings,
  variables: Variables,
  home: string,
): NodeJS.ProcessEnv {
  const replaced = new Set(REPLACED.flatMap(([isGiven, names]) => (isGiven(settings) ? names : [])))
  const local = Object.entries(variables).filter(([name]) => !replaced.has(name))
  const env: NodeJS.ProcessEnv = { ...given, ...Object.fromEntries(local) }
  env.AWS_REGION = settings.aws.region
  env.KITH_HOME = home
  if (settings.s3 === null) env.KITH_LOCAL_STORE = join(home, 's3')
  else delete env.KITH_LOCAL_STORE
  // Which Node is good enough is said once, by the set-up.
  env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  env.HOST = settings.host
  env.PORT = String(settings.port)
  // A session or profile of the outside must not be mixed with the local keys.
  if (!replaced.has('AWS_ACCESS_KEY_ID')) {
    delete env.AWS_SESSION_TOKEN
    delete env.AWS_PROFILE
  }
  return env
}
