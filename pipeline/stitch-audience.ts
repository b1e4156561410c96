/**
 * Stitch: joins the pages of an audience into one list. Where two ranges of pages share no member, because too many left
 * between, what lies between is read again. Then it looks who came and went meanwhile, and the list becomes an upload.
 */
import type { AudienceMember, MemberStatus } from '#core/audience/audience.ts'
import { cellOf, type ListColumn, listColumns, writeLine } from '#core/audience/list-columns.ts'
import { previewFile } from '#core/preview.ts'
import { audienceSourceKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import type { AudiencePorts } from './audience/audience-ports.ts'
import { createListWriter } from './audience/list-writer.ts'
import { AudienceError, type OpenAudience, openAudience } from './audience/open-audience.ts'
import { queryOf } from './audience/page-query.ts'
import { type Reading, readWindows, type Window } from './audience/read-windows.ts'
import { readPage } from './audience/stored-page.ts'
import type { AudienceRead, AudienceReads } from './ports/audience-reads.ts'
import { MOST_PER_PAGE } from './ports/audiences.ts'
import type { Task } from './ports/messages.ts'
import type { ObjectReader, ObjectWriter } from './ports/objects.ts'

export interface StitchPorts extends AudiencePorts {
  readonly reads: Pick<AudienceReads, 'get' | 'pages' | 'finish' | 'fail'>
  readonly objects: Pick<ObjectReader, 'read'> &
    Pick<ObjectWriter, 'write' | 'startMultipart' | 'writePart' | 'completeMultipart' | 'abortMultipart'>
  readonly codec: TextCodec
}

/** The service's clock may be ahead of ours or behind: what changed so long before counts as changed meanwhile. */
const CLOCK_MS = 5 * 60 * 1000

const idOf = ({ id }: AudienceMember) => id

/** @throws WaitError when the account does not allow more for now */
export async function stitchAudience(ports: StitchPorts, task: Task, signal: AbortSignal): Promise<'done' | 'stale'> {
  const read = await ports.reads.get(task.workspaceId, task.subjectId)
  if (read?.columns == null) return 'stale'
  try {
    const open = await openAudience(ports, read.workspaceId, read.connectionId)
    return (await stitch(ports, task, read, open, signal)) ? 'done' : 'stale'
  } catch (error) {
    if (!(error instanceof AudienceError)) throw error
    return (await ports.reads.fail(task, error.code)) ? 'done' : 'stale'
  }
}

async function stitch(
  ports: StitchPorts,
  task: Task,
  read: AudienceRead,
  open: OpenAudience,
  signal: AbortSignal,
): Promise<boolean> {
  const now = await idsNow(read, open, signal)
  const changed = await changedMeanwhile(read, open, signal)
  const begun = read.createdAt.toISOString()
  const columns = listColumns(read.columns ?? [])
  const key = audienceSourceKey(task.workspaceId, task.subjectId, task.generation, task.attempt)
  const writer = createListWriter(ports.objects, ports.codec, key)
  const written = new Set<string>()
  const gone = new Set<string>()
  let added = 0
  let changes = 0

  async function add(found: AudienceMember): Promise<void> {
    if (written.has(found.id)) return
    const member = changed.get(found.id) ?? found
    // A segment is listed without filters.
    if (read.changedSince !== null && !isSince(member.lastChanged, read.changedSince)) return
    written.add(member.id)
    if (isSince(member.signedUp, begun)) added++
    else if (isSince(member.lastChanged, begun)) changes++
    await writer.add(lineOf(member, columns))
  }

  try {
    const header = writeLine(columns.map((column) => column.header))
    await writer.add(header)
    for await (const { items } of stitched(ports, read, open, signal)) {
      for (const member of items) {
        if (now.ids.has(member.id)) await add(member)
        else gone.add(member.id)
      }
      signal.throwIfAborted()
    }
    // Only those that are there, and of whom it is known what they are.
    for (const [id, member] of changed) if (now.ids.has(id)) await add(member)
    if (written.size === 0) {
      await writer.abort()
      return ports.reads.fail(task, 'audience.empty')
    }
    const { etag, bytes } = await writer.finish()
    const previewed = previewFile(ports.codec.encode(header), { isWhole: false, rows: 1 }, ports.codec, DIALECT)
    if ('error' in previewed) throw new Error('audience.unreadable_header')
    return ports.reads.finish(
      task,
      { key, etag, bytes, dialect: previewed.dialect },
      {
        members: written.size,
        totalBefore: read.totalBefore,
        totalAfter: now.total,
        added,
        removed: removedOf(read, written.size, added, gone.size),
        changed: changes,
      },
    )
  } catch (error) {
    // The first trouble is the one to tell.
    await writer.abort().catch(() => {})
    throw error
  }
}

/** Some left after they were read; others before anybody came to them, who are known by the count that was taken first. */
function removedOf({ changedSince, totalBefore }: AudienceRead, members: number, added: number, gone: number): number {
  return changedSince === null ? Math.max(gone, totalBefore + added - members) : gone
}

/** As it is written here: nothing of it has to be found out. */
const DIALECT = { encoding: 'utf-8', delimiter: ',', quote: '"', headerRow: 1 } as const

/** In whole seconds, as the service tells them. */
const isSince = (moment: string, begun: string) =>
  Math.floor(Date.parse(moment) / 1000) >= Math.floor(Date.parse(begun) / 1000)

const lineOf = (member: AudienceMember, columns: readonly ListColumn[]) =>
  writeLine(columns.map((column) => cellOf(member, column)))

/** Every window of every status, each sharing a member with those before it. */
async function* stitched(
  ports: StitchPorts,
  read: AudienceRead,
  open: OpenAudience,
  signal: AbortSignal,
): AsyncGenerator<Window<AudienceMember>> {
  const pages = await ports.reads.pages(read.workspaceId, read.uploadId)
  for (const status of read.statuses) {
    const seen = new Set<string>()
    for (const [i, range] of read.plan.entries()) {
      if (range.status !== status) continue
      let isJoined = range.offset === 0
      for (const key of pages[i] ?? []) {
        const items = await readPage(ports.objects, ports.codec, key, signal)
        if (!isJoined && !items.some(({ id }) => seen.has(id))) {
          // Its ids are where reading may stop: from there on the stored windows go on.
          const goal = new Set(items.map(idOf))
          const reading = membersOf(read, status, open, signal)
          const isEnough = (window: Window<AudienceMember>) => window.items.some(({ id }) => goal.has(id))
          for await (const window of readWindows(reading, seen, range.offset, isEnough)) {
            for (const { id } of window.items) seen.add(id)
            yield window
          }
        }
        isJoined = true
        for (const { id } of items) seen.add(id)
        yield { items, total: 0 }
      }
    }
  }
}

function membersOf(
  read: AudienceRead,
  status: MemberStatus,
  { ask }: OpenAudience,
  signal: AbortSignal,
): Reading<AudienceMember> {
  const query = queryOf(read, status)
  return {
    count: MOST_PER_PAGE,
    idOf,
    async read(offset, count) {
      const page = await ask((service, key, stop) => service.page(key, { ...query, offset, count }, stop), signal)
      return { items: page.members, total: page.total }
    },
  }
}

/** Who is there now, by ids alone. */
async function idsNow(
  read: AudienceRead,
  { ask }: OpenAudience,
  signal: AbortSignal,
): Promise<{ readonly ids: ReadonlySet<string>; readonly total: number }> {
  const ids = new Set<string>()
  let total = 0
  for (const status of read.statuses) {
    const query = queryOf(read, status)
    const reading: Reading<string> = {
      count: MOST_PER_PAGE,
      idOf: (id) => id,
      async read(offset, count) {
        const page = await ask((service, key, stop) => service.ids(key, { ...query, offset, count }, stop), signal)
        return { items: page.ids, total: page.total }
      },
    }
    let last = 0
    for await (const window of readWindows(reading, [], 0, () => false)) {
      for (const id of window.items) ids.add(id)
      last = window.total
    }
    total += last
  }
  return { ids, total }
}

/** By id: as they are now, those that changed since it was begun. A segment can't be asked for them: none are known. */
async function changedMeanwhile(
  read: AudienceRead,
  open: OpenAudience,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, AudienceMember>> {
  const changed = new Map<string, AudienceMember>()
  if (read.segmentId !== null) return changed
  const changedSince = new Date(read.createdAt.getTime() - CLOCK_MS).toISOString()
  for (const status of read.statuses) {
    const reading = membersOf({ ...read, changedSince }, status, open, signal)
    for await (const { items } of readWindows(reading, [], 0, () => false)) {
      for (const member of items) changed.set(member.id, member)
    }
  }
  return changed
}
