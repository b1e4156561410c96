/** For tests: the whole way from an audience to its corrections, on in-memory twins and the simulator. */
import { createMailchimp } from '#adapters/mailchimp/mailchimp.ts'
import { memoryAudienceReads } from '#adapters/memory/audience-reads.ts'
import { memoryCallLimits } from '#adapters/memory/call-limits.ts'
import { memoryUploads } from '#adapters/memory/uploads.ts'
import { memoryWriteBacks } from '#adapters/memory/write-backs.ts'
import type { BackRules } from '#core/audience/back-words.ts'
import { suggestMapping } from '#core/mapping.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { type MailchimpStandIn, startMailchimpStandIn } from '#local/mailchimp/stand-in.ts'
import type { WriteBack, WriteBacks } from '../../ports/write-backs.ts'
import { sourceOfUpload } from '../../source/source-of-upload.ts'
import { twinHouse, WORKSPACE } from '../../twin-house.ts'
import { createWriteBack } from '../../write-back-create.ts'
import { gappyAudience, knowingDirectory } from './people-under-test.ts'

/** Silence is told from slowness after so long. */
const TIMEOUT_MS = 150

/** @param count members @param known of whom the directory knows more */
export async function backHouse(count: number, known = count) {
  const house = twinHouse()
  const { ports, store } = house
  const audience = gappyAudience(count)
  const standIn: MailchimpStandIn = await startMailchimpStandIn({ port: 0, audiences: [audience] })
  const service = createMailchimp({
    service: 'mailchimp',
    title: 'Mailchimp',
    baseUrl: standIn.url,
    timeoutMs: TIMEOUT_MS,
  })
  const { connections } = ports
  await connections.create(
    {
      id: 'mailchimp',
      workspaceId: WORKSPACE,
      service: 'mailchimp',
      name: 'Mailchimp',
      microsPerCredit: 0,
      caps: { dayMicros: null, monthMicros: null },
      rate: null,
      ttlDays: 1,
      createdAt: ports.now(),
    },
    standIn.key,
  )
  const reads = memoryAudienceReads(store)
  const uploads = memoryUploads(store)
  /** Tests may put other calls in their place. */
  const writeBacks: { -readonly [Call in keyof WriteBacks]: WriteBacks[Call] } = memoryWriteBacks(store)
  const limits = memoryCallLimits(() => ports.now().getTime())
  const audienceServices = new Map([[service.service, service]])
  const calling = { audienceServices, connections, limits }
  Object.assign(ports, { audiences: { ...calling, reads }, writingBack: { ...calling, writeBacks } })
  let made = 0

  /** Brings the audience in, and looks everybody up. */
  async function enrich(): Promise<void> {
    await house.addDirectory('people', knowingDirectory(known))
    await reads.create({
      workspaceId: WORKSPACE,
      uploadId: 'upload',
      connectionId: 'mailchimp',
      audienceId: audience.id,
      name: audience.name,
      statuses: ['subscribed'],
      segmentId: null,
      changedSince: null,
      createdAt: new Date(),
    })
    await house.work()
    const found = await sourceOfUpload({ uploads, objects: ports.objects }, WORKSPACE, 'upload')
    if ('code' in found) throw new Error(found.code)
    const { source } = found
    const { mapping } = suggestMapping(source.dialect.columns.map((name) => ({ name, values: [] })))
    const job = { id: 'job', workspaceId: WORKSPACE, uploadId: 'upload', source, mapping }
    const providers = [{ directoryId: 'people' }]
    await ports.jobs.create({ ...job, providers, options: DEFAULT_OPTIONS, createdAt: ports.now() }, null)
    await house.work()
  }

  /** @returns a write-back whose preview has ended */
  async function preview(rules: BackRules): Promise<string> {
    const id = `write-back-${++made}`
    const asked = { workspaceId: WORKSPACE, id, jobId: 'job', rules, now: ports.now() }
    const created = await createWriteBack({ jobs: ports.jobs, audienceReads: reads, connections, writeBacks }, asked)
    if ('code' in created) throw new Error(created.code)
    await house.work()
    return id
  }

  return {
    ...house,
    audience,
    standIn,
    reads,
    writeBacks,
    enrich,
    preview,
    async start(id: string, stage: 'apply' | 'undo'): Promise<void> {
      const outcome = await writeBacks.start(WORKSPACE, id, stage)
      if (outcome !== 'done') throw new Error(outcome)
    },
    async get(id: string): Promise<WriteBack> {
      const found = await writeBacks.get(WORKSPACE, id)
      if (found === null) throw new Error('write_back.missing')
      return found
    },
    async members(id: string) {
      const query = { outcome: null, undo: null, from: 0, limit: count }
      return (await writeBacks.members(WORKSPACE, id, query)).members
    },
    /** Merge fields of everybody, as the service has them. */
    values: () => new Map([...audience.members.values()].map(({ email, mergeFields }) => [email, mergeFields])),
  }
}
export type BackHouse = Awaited<ReturnType<typeof backHouse>>
