/** For tests: an audience is brought in, enriched, corrected and set right again by workers that are killed meanwhile. */
import { postgresUploads } from '#adapters/postgres/uploads.ts'
import type { BackOutcome, UndoOutcome } from '#core/audience/back-words.ts'
import { suggestMapping } from '#core/mapping.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import type { AccountBooks } from '#local/mailchimp/books.ts'
import { startMailchimpStandIn } from '#local/mailchimp/stand-in.ts'
import { emailOf, gappyAudience, knowingDirectory, numberOf } from '#pipeline/audience/write-back/people-under-test.ts'
import type { WriteBack } from '#pipeline/ports/write-backs.ts'
import { sourceOfUpload } from '#pipeline/source/source-of-upload.ts'
import { createWriteBack } from '#pipeline/write-back-create.ts'
import { openHouse, type Trouble } from '../test-house.ts'
import { waitUntil } from '../wait-until-under-test.ts'

export interface WriteBackRun {
  readonly databaseUrl: string
  readonly members: number
  /** Of whom so many, one after the other, are locked, deleted, and changed by somebody before it is applied. */
  readonly locked: number
  readonly deleted: number
  readonly changed: number
  /** Of those that were written, so many are changed before it is undone. */
  readonly changedAfter: number
  readonly patienceMs: number
}

export interface WriteBackSeen {
  readonly applied: WriteBack
  readonly undone: WriteBack
  readonly outcomes: Readonly<Partial<Record<BackOutcome, number>>>
  readonly undos: Readonly<Partial<Record<UndoOutcome, number>>>
  /** Values that the service's books have more than once of a member, while it was applied. */
  readonly twice: number
  readonly blanked: number
  readonly newcomers: number
  readonly newStatuses: number
  /** Writes that changed something, while it was applied and while it was undone. */
  readonly writes: readonly [applying: number, undoing: number]
  /** Members that do not hold what they should: after it was applied, after it was undone. */
  readonly wrong: readonly [applied: number, undone: number]
  readonly killed: number
  readonly mostAtOnce: number
}

const WORKSPACE = 'local'

/** Workers die before a value is sent and after it was, of two batches, and once more while it is taken back. */
const KILLS: readonly Trouble[] = [
  { name: 'meant', call: 'writingBack.writeBacks.intend', when: 'after', about: ['"n":0'], happens: 'SIGKILL' },
  { name: 'sent', call: 'writingBack.writeBacks.settle', when: 'before', about: ['"n":1'], happens: 'SIGKILL' },
  { name: 'taken back', call: 'writingBack.writeBacks.settleUndo', when: 'before', about: [], happens: 'SIGKILL' },
]

/** The worker has to be bundled. */
export async function runWriteBack(run: WriteBackRun): Promise<WriteBackSeen> {
  const audience = gappyAudience(run.members)
  const standIn = await startMailchimpStandIn({ port: 0, audiences: [audience], dials: { latencyMs: 15 } })
  const simulator = { MAILCHIMP_SIMULATOR_URL: new URL(standIn.url).origin, MAILCHIMP_SIMULATOR_KEY: standIn.key }
  const { databaseUrl } = run
  const house = await openHouse({ databaseUrl, visibilitySeconds: 4, troubles: KILLS, settings: simulator })
  try {
    for (let worker = 0; worker < 2; worker++) house.startWorker()
    const id = await preview(house, audience.id, run)
    const { writeBacks } = house.inside.writingBack
    const state = async (wanted: WriteBack['state']) => {
      await waitUntil(wanted, async () => (await writeBacks.get(WORKSPACE, id))?.state === wanted, run.patienceMs)
      return (await writeBacks.get(WORKSPACE, id)) as WriteBack
    }
    await state('ready')
    const { locked, deleted, changed, changedAfter } = run
    const emails = (from: number, count: number) => Array.from({ length: count }, (_, i) => emailOf(from + i))
    standIn.act(audience.id, { kind: 'comply', emails: emails(0, locked) })
    standIn.act(audience.id, { kind: 'delete', emails: emails(locked, deleted) })
    const somebodys = emails(locked + deleted, changed)
    standIn.act(audience.id, { kind: 'change', emails: somebodys, mergeFields: { PHONE: '+1 503 555 0001' } })
    const valuesNow = () => new Map([...audience.members.values()].map((one) => [one.email, one.mergeFields]))
    const before = valuesNow()

    await writeBacks.start(WORKSPACE, id, 'apply')
    const applied = await state('applied')
    const untouched = locked + deleted + changed
    const after = valuesNow()
    const wrongApplied = [...after].filter(([email, values]) => {
      const isAsBefore = JSON.stringify(values) === JSON.stringify(before.get(email))
      return numberOf(email) < untouched ? !isAsBefore : values.COMPANY !== 'Boxwood' || values.PHONE === ''
    }).length
    const applying = writesOf(standIn.books())

    const late = emails(untouched, changedAfter)
    standIn.act(audience.id, { kind: 'change', emails: late, mergeFields: { COMPANY: 'Cedarworks' } })
    await writeBacks.start(WORKSPACE, id, 'undo')
    const undone = await state('undone')
    const wrongUndone = [...valuesNow()].filter(([email, values]) => {
      const own = { ...before.get(email) }
      if (late.includes(email)) own.COMPANY = 'Cedarworks'
      return Object.keys(own).some((tag) => JSON.stringify(values[tag]) !== JSON.stringify(own[tag]))
    }).length
    const { writes, mostAtOnce } = standIn.books()
    const killed = (await Promise.all(KILLS.map(({ name }) => house.happened(name)))).length
    return {
      applied,
      undone,
      outcomes: applied.outcomes,
      undos: undone.undone,
      twice: twiceIn(applying),
      blanked: applying.filter(({ blanked }) => blanked.length > 0).length,
      newcomers: writes.filter(({ isNew }) => isNew).length,
      newStatuses: writes.filter(({ hasNewStatus }) => hasNewStatus).length,
      writes: [applying.length, writesOf(standIn.books()).length - applying.length],
      wrong: [wrongApplied, wrongUndone],
      killed,
      mostAtOnce,
    }
  } finally {
    await house.close()
    await standIn.close()
  }
}

const writesOf = ({ writes }: AccountBooks) => writes.filter(({ tags }) => tags.length > 0)

function twiceIn(writes: AccountBooks['writes']): number {
  const values = writes.flatMap(({ memberId, tags }) => tags.map((tag) => `${memberId} ${tag}`))
  return values.length - new Set(values).size
}

/** Brings the audience in, looks everybody up, and asks what would change. @returns the write-back's id */
async function preview(
  house: Awaited<ReturnType<typeof openHouse>>,
  audienceId: string,
  { members, patienceMs }: WriteBackRun,
): Promise<string> {
  const { inside, db } = house
  const { reads } = inside.audiences
  const now = new Date()
  const at = { workspaceId: WORKSPACE, createdAt: now }
  const connection = { ...at, id: 'mailchimp', service: 'mailchimp-simulator', name: 'Mailchimp' }
  const free = { microsPerCredit: 0, caps: { dayMicros: null, monthMicros: null }, rate: null, ttlDays: 1 }
  await inside.people.connections.create({ ...connection, ...free }, 'stand-in-key-us1')
  const uploadId = 'audience'
  const choice = { statuses: ['subscribed'], segmentId: null, changedSince: null } as const
  await reads.create({ ...at, ...choice, uploadId, connectionId: connection.id, audienceId, name: 'Newsletter' })
  await house.addDirectory('people', knowingDirectory(members))
  const isReady = async () => (await reads.get(WORKSPACE, uploadId))?.state === 'ready'
  await waitUntil('the audience', isReady, patienceMs)
  const found = await sourceOfUpload({ uploads: postgresUploads(db), objects: inside.objects }, WORKSPACE, uploadId)
  if ('code' in found) throw new Error(found.code)
  const { source } = found
  const { mapping } = suggestMapping(source.dialect.columns.map((name) => ({ name, values: [] })))
  const providers = [{ directoryId: 'people' }]
  await inside.jobs.create({ ...at, id: 'job', uploadId, source, mapping, providers, options: DEFAULT_OPTIONS }, null)
  await house.ended('job', patienceMs)
  const { jobs, writingBack } = inside
  const asked = {
    workspaceId: WORKSPACE,
    id: 'write-back',
    jobId: 'job',
    rules: { company: 'overwrite' },
    now,
  } as const
  const created = await createWriteBack({ jobs, audienceReads: reads, ...writingBack }, asked)
  if ('code' in created) throw new Error(created.code)
  return created.id
}
