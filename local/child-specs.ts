/** What is started, with which environment, and when it counts as ready. */
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Settings } from '#env'
import type { ChildSpec } from './child.ts'
import { BUCKET, type LocalParts, type Part, QUEUES, webUrl } from './local-parts.ts'

/** A net above the pipeline's own five attempts: what is received this often without being deleted is put aside. */
const MOST_RECEIVES = 20

interface Setting {
  readonly root: string
  readonly home: string
  readonly env: NodeJS.ProcessEnv
}

const dist = (root: string, name: string) => join(root, 'dist', `${name}.mjs`)

const preload = (root: string) => `--import=${pathToFileURL(dist(root, 'die-with-parent')).href}`

/** Arguments of node for a bundled child that ends with the supervisor. */
const bundled = (root: string, name: string) => ['--enable-source-maps', preload(root), dist(root, name)]

/** Pages that could call the store from a browser: people type either name of this machine. */
function corsOrigins(settings: Settings): string {
  const { port } = settings
  return [...new Set([webUrl(settings), `http://127.0.0.1:${port}`, `http://localhost:${port}`])].join(',')
}

/** As quick as the services are said to be; the one that looks people up with more credits than a try-out spends. */
const DEMO_DIALS = { latencyMs: 150, jitterMs: 150 }

function partEnv(
  part: Part,
  { root, home, env }: Setting,
  settings: Settings,
  local: LocalParts,
): Record<string, string> {
  const dir = join(home, part)
  switch (part) {
    case 'postgres':
      return {
        POSTGRES_DIR: dir,
        POSTGRES_PORT: String(local.ports.postgres),
        POSTGRES_PASSWORD: local.postgresPassword,
      }
    case 's3':
      return {
        S3_STAND_IN_DIR: dir,
        S3_STAND_IN_PORT: String(local.ports.s3),
        S3_STAND_IN_CORS_ORIGINS: corsOrigins(settings),
        S3_BUCKET: BUCKET,
      }
    case 'sqs':
      return {
        SQS_STAND_IN_DIR: dir,
        SQS_STAND_IN_PORT: String(local.ports.sqs),
        SQS_STAND_IN_QUEUES: QUEUES.join(','),
        SQS_STAND_IN_REDRIVE: [...QUEUES, MOST_RECEIVES].join(':'),
      }
    case 'mail':
      return {
        MAIL_STAND_IN_DIR: dir,
        MAIL_STAND_IN_SMTP_PORT: String(local.ports.smtp),
        MAIL_STAND_IN_HTTP_PORT: String(local.ports.mailbox),
      }
    case 'people-data-labs':
      return {
        PEOPLE_DATA_LABS_STAND_IN_PORT: String(local.ports.peopleDataLabs),
        PEOPLE_DATA_LABS_STAND_IN_KEY: local.variables.PEOPLE_DATA_LABS_SIMULATOR_KEY ?? '',
        PEOPLE_DATA_LABS_STAND_IN_TOKEN: local.variables.PEOPLE_DATA_LABS_SIMULATOR_TOKEN ?? '',
        PEOPLE_DATA_LABS_STAND_IN_PEOPLE:
          env.PEOPLE_DATA_LABS_STAND_IN_PEOPLE ?? join(root, 'public', 'sample', 'directory.csv'),
        PEOPLE_DATA_LABS_STAND_IN_DIALS: env.PEOPLE_DATA_LABS_STAND_IN_DIALS ?? JSON.stringify(DEMO_DIALS),
      }
    case 'mailchimp':
      return {
        MAILCHIMP_STAND_IN_PORT: String(local.ports.mailchimp),
        MAILCHIMP_STAND_IN_KEY: local.variables.MAILCHIMP_SIMULATOR_KEY ?? '',
        MAILCHIMP_STAND_IN_TOKEN: local.variables.MAILCHIMP_SIMULATOR_TOKEN ?? '',
        MAILCHIMP_STAND_IN_MEMBERS: env.MAILCHIMP_STAND_IN_MEMBERS ?? join(root, 'public', 'sample', 'contacts.csv'),
        MAILCHIMP_STAND_IN_DIALS: env.MAILCHIMP_STAND_IN_DIALS ?? JSON.stringify(DEMO_DIALS),
      }
    default:
      return part satisfies never
  }
}

/** Postgres ends its own child before itself, so it watches its stdin itself. */
export function partSpec(part: Part, setting: Setting, settings: Settings, local: LocalParts): ChildSpec {
  const { root, env } = setting
  return {
    name: part,
    args: part === 'postgres' ? ['--enable-source-maps', dist(root, part)] : bundled(root, part),
    env: { ...env, ...partEnv(part, setting, settings, local) },
    cwd: root,
    stopMs: part === 'postgres' ? 30_000 : 5_000,
  }
}

export function workerSpec(n: number, { root, env }: Setting): ChildSpec {
  return {
    name: `worker-${n}`,
    args: bundled(root, 'worker'),
    env,
    cwd: root,
    // A worker finishes what it has begun.
    stopMs: 30_000,
  }
}

/** The status of one GET on a connection of its own: one that is kept open would hold up the server when it stops. */
function statusOf(url: string, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false, signal }, (response) => {
      response.resume().once('close', () => resolve(response.statusCode ?? 0))
    })
    request.once('error', reject)
  })
}

async function answers(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // Not listening yet: asked again.
    const status = await statusOf(url, signal).catch(() => 0)
    if (status >= 200 && status < 500) return
    await wait(50)
  }
  throw new Error('It ended before it answered.')
}

/** What it keeps is small; left alone, V8 would rather take memory than tidy up. Directories that are open stand beside. */
const WEB_MEMORY = ['--max-semi-space-size=4', '--max-old-space-size=256']

/** The web app: what was built, or in development what Next builds while it runs. */
export function webSpec({ root, env }: Setting, settings: Settings, mode: 'built' | 'development'): ChildSpec {
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const server = join(root, '.next', 'standalone', 'server.js')
  const host = ['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${settings.port}`
  const development = ['dev', '--hostname', settings.host, '--port', String(settings.port)]
  return {
    name: 'web',
    args: [...WEB_MEMORY, preload(root), ...(mode === 'built' ? [server] : [next, ...development])],
    env: {
      ...env,
      HOSTNAME: settings.host,
      NODE_ENV: mode === 'built' ? 'production' : 'development',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    cwd: mode === 'built' ? join(root, '.next', 'standalone') : root,
    probe: (signal) => answers(`${address}/api/v1/health`, signal),
    stopMs: 10_000,
  }
}
