/**
 * Fetch: brings an audience into the store, page by page. The first message looks how much there is and makes one message
 * for each range of pages; each of those stores its pages under keys of its own, and they count once they are accepted.
 */
import type { AudienceMember } from '#core/audience/audience.ts'
import { pageKey, type StorageKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import type { AudiencePorts } from './audience/audience-ports.ts'
import { AudienceError, type OpenAudience, openAudience } from './audience/open-audience.ts'
import { queryOf } from './audience/page-query.ts'
import { readWindows, type Window } from './audience/read-windows.ts'
import { writePage } from './audience/stored-page.ts'
import type { AudienceRead, AudienceReads, PageRange } from './ports/audience-reads.ts'
import { MOST_PER_PAGE } from './ports/audiences.ts'
import type { Task } from './ports/messages.ts'
import type { ObjectWriter } from './ports/objects.ts'

export interface FetchPorts extends AudiencePorts {
  readonly reads: Pick<AudienceReads, 'get' | 'plan' | 'acceptPages' | 'fail'>
  readonly objects: Pick<ObjectWriter, 'write'>
  readonly codec: TextCodec
}

/** So many that a crash costs little, and so few that the pages of a range mostly follow each other without a gap. */
const PAGES_PER_RANGE = 3
/** Neighbouring pages share a member. */
const STEP = MOST_PER_PAGE - 1

/** @throws WaitError when the account does not allow more for now */
export async function fetchAudience(ports: FetchPorts, task: Task, signal: AbortSignal): Promise<'done' | 'stale'> {
  const read = await ports.reads.get(task.workspaceId, task.subjectId)
  if (read === null) return 'stale'
  try {
    const open = await openAudience(ports, read.workspaceId, read.connectionId)
    const isDone =
      task.n === 0 ? await plan(ports, task, read, open, signal) : await bring(ports, task, read, open, signal)
    return isDone ? 'done' : 'stale'
  } catch (error) {
    if (!(error instanceof AudienceError)) throw error
    return (await ports.reads.fail(task, error.code)) ? 'done' : 'stale'
  }
}

async function plan(
  { reads }: FetchPorts,
  task: Task,
  read: AudienceRead,
  { ask }: OpenAudience,
  signal: AbortSignal,
): Promise<boolean> {
  const columns = await ask((service, key, stop) => service.columns(key, read.audienceId, stop), signal)
  const ranges: PageRange[] = []
  let total = 0
  for (const status of read.statuses) {
    const query = { ...queryOf(read, status), offset: 0, count: 1 }
    const first = await ask((service, key, stop) => service.ids(key, query, stop), signal)
    total += first.total
    const members = PAGES_PER_RANGE * STEP
    for (let offset = 0; offset === 0 || offset < first.total; offset += members) {
      ranges.push({ status, offset, members, isLast: offset + members >= first.total })
    }
  }
  return reads.plan(task, { columns, ranges, total })
}

async function bring(
  ports: FetchPorts,
  task: Task,
  read: AudienceRead,
  { ask }: OpenAudience,
  signal: AbortSignal,
): Promise<boolean> {
  const range = read.plan[task.n - 1]
  if (range === undefined) return false
  const query = queryOf(read, range.status)
  const reading = {
    count: MOST_PER_PAGE,
    idOf: ({ id }: AudienceMember) => id,
    read: async (offset: number, count: number): Promise<Window<AudienceMember>> => {
      const page = await ask((service, key, stop) => service.page(key, { ...query, offset, count }, stop), signal)
      return { items: page.members, total: page.total }
    },
  }
  const keys: StorageKey[] = []
  let members = 0
  // One more than the range has: the next one begins with it.
  const isEnough = ({ items }: Window<AudienceMember>, offset: number) =>
    !range.isLast && offset + items.length > range.offset + range.members
  for await (const { items } of readWindows(reading, [], range.offset, isEnough)) {
    const key = pageKey(task.workspaceId, task.subjectId, task.n, task.generation, task.attempt, keys.length)
    await writePage(ports.objects, ports.codec, key, items)
    keys.push(key)
    members += items.length
    signal.throwIfAborted()
  }
  return ports.reads.acceptPages(task, keys, members)
}
