/** For tests: audiences that real workers bring in over real stand-ins, and lists that are made of them. */
import { randomUUID } from 'node:crypto'
import { postgresAudienceReads } from '#adapters/postgres/audience-reads.ts'
import { postgresUploads } from '#adapters/postgres/uploads.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import type { Audience } from '#local/mailchimp/audience.ts'
import type { DialsPatch } from '#local/mailchimp/dials.ts'
import { startMailchimpStandIn } from '#local/mailchimp/stand-in.ts'
import type { AudienceRead, AudienceReadSpec } from '#pipeline/ports/audience-reads.ts'
import { putSource } from '#pipeline/test-source.ts'
import { type HouseOptions, openHouse } from '../test-house.ts'
import { waitUntil } from '../wait-until-under-test.ts'

const WORKSPACE = 'local'
const SERVICE = 'mailchimp-simulator'

export interface AudienceHouseOptions extends HouseOptions {
  readonly audience: Audience
  readonly dials?: DialsPatch
}

export async function openAudienceHouse({ audience, dials = {}, ...options }: AudienceHouseOptions) {
  const standIn = await startMailchimpStandIn({ port: 0, audiences: [audience], dials })
  const simulator = { MAILCHIMP_SIMULATOR_URL: new URL(standIn.url).origin, MAILCHIMP_SIMULATOR_KEY: standIn.key }
  const house = await openHouse({ ...options, settings: { ...options.settings, ...simulator } })
  const { connections } = house.inside.people
  const reads = postgresAudienceReads(house.db)
  const uploads = postgresUploads(house.db)

  /** @param account what the service calls it @returns the connection's id */
  async function connect(key: string, account: string, workspaceId = WORKSPACE): Promise<string> {
    const id = randomUUID()
    const terms = { microsPerCredit: 0, caps: { dayMicros: null, monthMicros: null }, rate: null, ttlDays: 1 }
    const own = { id, workspaceId, service: SERVICE, name: account, createdAt: new Date() }
    if ((await connections.create({ ...terms, ...own }, key, account)) !== 'created') throw new Error('connected twice')
    return id
  }

  return {
    ...house,
    standIn,
    connect,
    async bring(uploadId: string, connectionId: string, more: Partial<AudienceReadSpec> = {}): Promise<void> {
      await reads.create({
        ...{ workspaceId: WORKSPACE, uploadId, connectionId, audienceId: audience.id, name: audience.name },
        ...{ statuses: ['subscribed'], segmentId: null, changedSince: null, createdAt: new Date(), ...more },
      })
    },
    async brought(uploadId: string, mostMs?: number, workspaceId = WORKSPACE): Promise<AudienceRead> {
      return waitUntil(
        `the audience ${uploadId}`,
        async () => {
          const read = await reads.get(workspaceId, uploadId)
          return read !== null && read.state !== 'reading' && read
        },
        mostMs,
      )
    },
    /** The list that an audience became. */
    async list(uploadId: string, workspaceId = WORKSPACE): Promise<string> {
      const upload = await uploads.get(workspaceId, uploadId)
      const chunks: Uint8Array[] = []
      if (upload) for await (const chunk of house.inside.objects.read(upload.key)) chunks.push(chunk)
      return Buffer.concat(chunks).toString('utf8')
    },
    /** A job over what an audience became, under the upload's own id. */
    async addJobOf(uploadId: string, directoryId: string): Promise<void> {
      const upload = await uploads.get(WORKSPACE, uploadId)
      if (!upload?.etag || !upload.dialect) throw new Error(`${uploadId} is not complete`)
      const { key, etag, bytes, filename, dialect } = upload
      // What the same bytes would be mapped to as a file.
      const { mapping } = await putSource(house.inside, WORKSPACE, `${uploadId}-copy`, await this.list(uploadId))
      await house.inside.jobs.create(
        {
          ...{ id: uploadId, workspaceId: WORKSPACE, uploadId, mapping, options: DEFAULT_OPTIONS },
          source: { key, etag, bytes, filename, dialect },
          providers: [{ directoryId }],
          createdAt: new Date(),
        },
        null,
      )
    },
    async close() {
      await house.close()
      await standIn.close()
    },
  }
}

/** What an audience that changed must have become, by the books of the service. */
export interface AudienceTruth {
  /** Who was in it from before the first page until after the last. */
  readonly throughout: number
  readonly missing: readonly string[]
  readonly twice: readonly string[]
}

/** @param before subscribed members before it was read @param gone those that left since */
export function truthOf(list: string, before: readonly string[], gone: ReadonlySet<string>): AudienceTruth {
  const ids = list
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.slice(line.lastIndexOf(',') + 1))
  const found = new Set(ids)
  const throughout = before.filter((id) => !gone.has(id))
  const seen = new Set<string>()
  const twice = ids.filter((id) => seen.size === seen.add(id).size)
  return { throughout: throughout.length, missing: throughout.filter((id) => !found.has(id)), twice }
}
