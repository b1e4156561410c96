/** What the web app asks of the world: wired once per process, also when Next loads this file more than once. */
import type { Accounts } from '#adapters/auth/accounts.ts'
import type { Logging } from '#adapters/log/log.ts'
import type { Metrics } from '#adapters/metrics/metrics.ts'
import type { Readiness } from '#adapters/readiness/readiness.ts'
import type { TextCodec } from '#core/text.ts'
import type { DiskRoom } from '#pipeline/part/disk-room.ts'
import type { PeoplePorts } from '#pipeline/people/people-ports.ts'
import type { AudienceReads } from '#pipeline/ports/audience-reads.ts'
import type { AudienceService } from '#pipeline/ports/audiences.ts'
import type { Workers } from '#pipeline/ports/backlog.ts'
import type { CallLimits } from '#pipeline/ports/call-limits.ts'
import type { Connections } from '#pipeline/ports/connections.ts'
import type { Directories, DirectoryIndexes } from '#pipeline/ports/directories.ts'
import type { Estimates } from '#pipeline/ports/estimates.ts'
import type { Retention } from '#pipeline/ports/housekeeping.ts'
import type { Jobs } from '#pipeline/ports/jobs.ts'
import type { Spending } from '#pipeline/ports/ledger.ts'
import type { ObjectReader, ObjectSigner, ObjectWriter } from '#pipeline/ports/objects.ts'
import type { DeadLetters, Operations } from '#pipeline/ports/operating.ts'
import type { Ranges } from '#pipeline/ports/ranges.ts'
import type { MappingMemory, NicknameAdditions } from '#pipeline/ports/remembered.ts'
import type { Uploads } from '#pipeline/ports/uploads.ts'
import type { WriteBacks } from '#pipeline/ports/write-backs.ts'

export interface DoorPorts {
  readonly accounts: Accounts
  readonly uploads: Uploads
  readonly memory: MappingMemory
  readonly directories: Directories
  readonly jobs: Jobs
  readonly estimates: Pick<Estimates, 'create' | 'get'>
  readonly audienceReads: Pick<AudienceReads, 'create' | 'get' | 'waiting' | 'wake'>
  /** By service. */
  readonly audienceServices: ReadonlyMap<string, AudienceService>
  readonly writeBacks: Pick<WriteBacks, 'create' | 'get' | 'ofJob' | 'start' | 'stop' | 'members' | 'wake'>
  readonly spending: Spending
  readonly connections: Connections
  readonly people: PeoplePorts
  readonly limits: Pick<CallLimits, 'reopen' | 'run'>
  readonly nicknames: NicknameAdditions
  readonly ranges: Pick<Ranges, 'partsHolding'>
  readonly workers: Pick<Workers, 'alive'>
  readonly objects: ObjectReader & ObjectWriter & ObjectSigner
  readonly indexes: DirectoryIndexes
  readonly codec: TextCodec
  readonly operations: Operations
  readonly deadLetters: DeadLetters
  readonly readiness: Readiness
  readonly metrics: Metrics
  readonly logging: Logging
  readonly retention: Pick<Retention, 'get' | 'set'>
  readonly room: DiskRoom
  readonly settings: {
    /** The origin people open. */
    readonly siteUrl: string
    /** The origin of presigned addresses. */
    readonly objectsOrigin: string
    readonly trustedProxies: readonly string[]
    readonly signup: 'closed' | 'open'
    readonly maxUploadBytes: number
    /** Null: the metrics are for operators alone. */
    readonly metricsToken: string | null
  }
  readonly now: () => Date
}

const KEPT = Symbol.for('kith.door-ports')
const kept = globalThis as { [KEPT]?: Promise<DoorPorts> }

export function doorPorts(): Promise<DoorPorts> {
  const wired = kept[KEPT] ?? import('#adapters/wire.ts').then(({ wireWeb }) => wireWeb(process.env))
  kept[KEPT] = wired
  return wired
}

/** For tests: hands other ports to the routes. */
export function setDoorPorts(ports: DoorPorts): void {
  kept[KEPT] = Promise.resolve(ports)
}
