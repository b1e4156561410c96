/**
 * Starts everything by spawning it, keeps it running, and stops it in order:
 * Postgres, S3, SQS, mail, People Data Labs → migrations → workers → web, and back.
 */
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { readSettings, type Settings, SettingsError } from '#env'
import { type Child, type ChildSpec, startChild } from './child.ts'
import { partSpec, webSpec, workerSpec } from './child-specs.ts'
import { freeBytes, LEAST_FREE_BYTES, openDataFolder } from './data-folder.ts'
import { readLocalEnv, writeLocalEnv } from './local-env.ts'
import { chooseLocalParts, environment, type LocalParts, type Part } from './local-parts.ts'
import { type Lock, lockHolder, takeLock } from './lock.ts'
import { type LogFile, openLogFile } from './log-file.ts'
import { checkAddress } from './ports.ts'
import { endLeftover } from './postgres/leftover.ts'
import { endLeftovers, openProcessRecord, type ProcessRecord } from './process-record.ts'
import { runAttached, runOnce } from './run-once.ts'
import { explainDiskError, StartError } from './start-error.ts'
import { type Note, openSupervisorLog } from './supervisor-log.ts'

const TITLES: Record<Part, string> = {
  postgres: 'Postgres',
  s3: 'S3',
  sqs: 'SQS',
  mail: 'Mail',
  'people-data-labs': 'People Data Labs (simulator)',
  mailchimp: 'Mailchimp (simulator)',
}
const DISK_CHECK_MS = 30_000

/** A data folder that is held by this process, with what runs on it. */
interface House {
  readonly root: string
  readonly home: string
  readonly settings: Settings
  readonly local: LocalParts
  readonly env: NodeJS.ProcessEnv
  readonly record: ProcessRecord
  readonly lock: Lock
  /** In the order of their start. */
  readonly children: Child[]
  /** Aborted once it has to stop: nothing is started from then on. */
  readonly stopping: AbortSignal
  say(line: string): void
  readonly note: Note
}

function homeOf(root: string, settings: Settings): string {
  return resolve(root, settings.home)
}

const heldSentence = (home: string) =>
  `Kith is already running on ${home}: stop it first, or name another folder in KITH_HOME.`

/** Opens the data folder for this process alone. */
async function enter(root: string, settings: Settings, stopping: AbortSignal): Promise<House> {
  const home = homeOf(root, settings)
  openDataFolder(home)
  const lock = takeLock(home)
  if (lock === null) throw new StartError(heldSentence(home))
  try {
    await endLeftovers(home)
    // One whose keeper was killed as well still holds its port, which is to be used again.
    await endLeftover(join(home, 'postgres'))
    const local = await chooseLocalParts(settings, readLocalEnv(home))
    writeLocalEnv(home, local.variables)
    const env = environment(process.env, settings, local.variables, home)
    const record = openProcessRecord(home)
    const note = openSupervisorLog(settings.logLevel, openLogFile(join(home, 'logs', 'supervisor.log')))
    const say = (line: string) => console.log(line)
    return { root, home, settings, local, env, lock, record, children: [], stopping, say, note }
  } catch (error) {
    lock.release()
    throw explainDiskError(error, home)
  }
}

const logOf = (house: House, name: string): LogFile => openLogFile(join(house.home, 'logs', `${name}.log`))

async function start(house: House, spec: ChildSpec): Promise<void> {
  house.stopping.throwIfAborted()
  const { record, say, note } = house
  const child = startChild(spec, { record, say, note, log: logOf(house, spec.name) })
  house.children.push(child)
  await child.ready
}

/** One line with its seconds for a step. */
async function step(house: House, title: string, run: () => Promise<void>): Promise<void> {
  const startedAt = Date.now()
  await run()
  house.say(`${title.padEnd(46)} ${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`)
}

async function startParts(house: House, parts: readonly Part[]): Promise<void> {
  for (const part of parts) {
    await step(house, TITLES[part], () => start(house, partSpec(part, house, house.settings, house.local)))
  }
  await step(house, 'Migrations', () => runOnce(house, 'migrate', [], logOf(house, 'migrate')).then(() => {}))
}

async function stopAll(house: House): Promise<void> {
  const stop = (names: RegExp) =>
    Promise.all(house.children.filter((child) => names.test(child.name)).map((child) => child.stop()))
  for (const names of [
    /^web$/,
    /^worker-/,
    /^people-data-labs$/,
    /^mailchimp$/,
    /^mail$/,
    /^sqs$/,
    /^s3$/,
    /^postgres$/,
  ])
    await stop(names)
  house.lock.release()
}

/** Ends the process with the sentence of what went wrong. */
function fail(error: unknown): never {
  if (error instanceof StartError || error instanceof SettingsError) console.error(error.message)
  else console.error(error)
  process.exit(1)
}

/** How soon the end of npm is noticed. */
const PARENT_CHECK_MS = 250

/**
 * Aborts at the first signal to stop. Ctrl-C under npm arrives twice: later ones change nothing. A SIGTERM to npm ends
 * npm and its shell and never arrives here: then the end of the parent is the sign.
 */
function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort())
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid
    setInterval(() => {
      if (process.ppid !== parent) stopping.abort()
    }, PARENT_CHECK_MS).unref()
  }
  return stopping.signal
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })

async function startEverything(house: House, mode: SuperviseOptions['mode']): Promise<void> {
  await startParts(house, house.local.parts)
  const workers = house.settings.workers ?? Math.max(1, availableParallelism())
  await step(house, workers === 1 ? '1 worker' : `${workers} workers`, async () => {
    await Promise.all(Array.from({ length: workers }, (_, at) => start(house, workerSpec(at + 1, house))))
  })
  await step(house, 'Pages', () => start(house, webSpec(house, house.settings, mode)))
  const link = await runOnce(house, 'cli', ['link'], logOf(house, 'cli'))
  if (house.local.parts.includes('mail')) house.say(`Mail that Kith sends is shown at ${house.env.KITH_MAILBOX_URL}`)
  house.note('info', 'supervisor.ready')
  house.say(`\nOpen ${link}\n`)
}

function watchDisk(house: House): () => void {
  let isLow = false
  const timer = setInterval(() => {
    const wasLow = isLow
    isLow = freeBytes(house.home) < LEAST_FREE_BYTES
    if (isLow && !wasLow) {
      house.note('warn', 'disk.low', { freeBytes: freeBytes(house.home) })
      house.say(`The disk that holds ${house.home} is nearly full: free some space.`)
    }
  }, DISK_CHECK_MS)
  return () => clearInterval(timer)
}

export interface SuperviseOptions {
  /** The folder of the clone. */
  readonly root: string
  readonly mode: 'built' | 'development'
  /** Builds the pages where they are not; only once it is sure that no other Kith runs from this data folder. */
  readonly build?: () => Promise<unknown>
  /** In development: calls back after each rebuild of the bundles. */
  readonly watch?: (onWritten: () => void) => Promise<unknown>
}

/** Runs Kith until it is asked to stop. Ends the process with a sentence when it cannot start. */
export async function supervise({ root, mode, build, watch }: SuperviseOptions): Promise<void> {
  const stopping = stopSignal()
  // Whoever read what is printed here may go away; Kith stays until it is asked to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  let house: House | null = null
  try {
    const settings = readSettings(process.env)
    // Said before the port, which a running Kith has taken as well.
    if (lockHolder(homeOf(root, settings))) throw new StartError(heldSentence(homeOf(root, settings)))
    await checkAddress(settings.host, settings.port)
    house = await enter(root, settings, stopping)
    const { children } = house
    await build?.()
    await Promise.race([startEverything(house, mode), aborted(stopping)])
    if (!stopping.aborted) {
      await watch?.(() => {
        for (const child of children) if (child.name.startsWith('worker-')) child.restart()
      })
      const unwatch = watchDisk(house)
      await aborted(stopping)
      unwatch()
    }
    const running = house
    house.note('info', 'supervisor.stopping')
    house.say('Stopping')
    await step(house, 'Stopped', () => stopAll(running))
    process.exit(0)
  } catch (error) {
    if (house !== null) await stopAll(house)
    fail(error)
  }
}

/**
 * Runs a command of the command line that needs the database, and ends with its exit code. Beside a running Kith it
 * uses that one's database, else it starts Postgres for as long as it takes.
 */
export async function runWithDatabase(root: string, args: readonly string[], cwd: string): Promise<void> {
  const stopping = stopSignal()
  let house: House | null = null
  try {
    const settings = readSettings(process.env)
    const home = homeOf(root, settings)
    let env: NodeJS.ProcessEnv
    if (lockHolder(home)) env = environment(process.env, settings, readLocalEnv(home), home)
    else {
      house = { ...(await enter(root, settings, stopping)), say: () => {} }
      await startParts(
        house,
        house.local.parts.filter((part) => part === 'postgres'),
      )
      env = house.env
    }
    process.exitCode = await runAttached(root, 'cli', args, { cwd, env })
    if (house !== null) await stopAll(house)
    process.exit()
  } catch (error) {
    if (house !== null) await stopAll(house)
    fail(error)
  }
}
