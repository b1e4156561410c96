/** Sweep of the store: finds objects and multiparts that nobody names any more, and deletes them. */
import { HOUSE_KEY, KEY_KINDS, type StorageKey } from '#core/storage-key.ts'
import { errorCode } from './part/error-code.ts'
import { inBatches } from './part/in-batches.ts'
import type { Chores, Leftovers } from './ports/housekeeping.ts'
import type { ObjectLister, ObjectReader, ObjectWriter } from './ports/objects.ts'

/** What is younger, by the store's own times, is left alone whatever anybody says of it. */
export const GRACE_MS = 60 * 60 * 1000
/** As many as S3 lists and deletes in one call. */
const KEYS_AT_A_TIME = 1000
/** A turn ends after so many, and the next goes on behind them: the sweep is never in the way for long. */
const BATCHES_A_TURN = 20
/** From the end of one round through the store to the next. */
const AGAIN_MS = 6 * 60 * 60 * 1000

export interface SweepObjectsPorts {
  readonly chores: Chores
  readonly leftovers: Pick<Leftovers, 'houseId' | 'orphans' | 'orphanMultiparts'>
  readonly objects: ObjectLister &
    Pick<ObjectReader, 'read'> &
    Pick<ObjectWriter, 'write' | 'deleteKeys' | 'abortMultipart'>
}

export interface Swept {
  readonly objects: number
  readonly bytes: number
  readonly multiparts: number
  /** The store is marked as another database's: nothing was touched. */
  readonly isOfAnotherHouse: boolean
}

/** Where a round goes on: behind which key of which kind. */
interface Place {
  readonly kind: (typeof KEY_KINDS)[number]
  readonly after: string
}

/** @returns what was deleted in this turn; null where it is another worker's, or nobody's yet */
export async function sweepObjects(
  ports: SweepObjectsPorts,
  workerId: string,
  signal: AbortSignal,
): Promise<Swept | null> {
  const turn = await ports.chores.take('sweep', workerId)
  if (turn === null) return null
  const swept = { objects: 0, bytes: 0, multiparts: 0, isOfAnotherHouse: false }
  if (!(await isOurs(ports))) {
    await ports.chores.end('sweep', workerId, null, AGAIN_MS)
    return { ...swept, isOfAnotherHouse: true }
  }
  const before = new Date((await ports.objects.clock()).getTime() - GRACE_MS)
  let place = turn.place === null ? FIRST : (JSON.parse(turn.place) as Place)
  for (let batches = 0; batches < BATCHES_A_TURN && !signal.aborted; batches++) {
    const batch = await firstOf(inBatches(ports.objects.list(`${place.kind}/`, place.after), KEYS_AT_A_TIME))
    const old = batch.filter(({ modifiedAt }) => modifiedAt < before)
    const orphans = new Set(await ports.leftovers.orphans(old.map(({ key }) => key)))
    await ports.objects.deleteKeys([...orphans])
    swept.objects += orphans.size
    for (const { key, bytes } of old) if (orphans.has(key)) swept.bytes += bytes
    const next =
      batch.length < KEYS_AT_A_TIME ? await kindBehind(ports, place.kind, before, swept) : behind(place, batch)
    if (next === null) {
      await ports.chores.end('sweep', workerId, null, AGAIN_MS)
      return swept
    }
    place = next
    if (!(await ports.chores.keep('sweep', workerId, JSON.stringify(place)))) return swept
  }
  await ports.chores.end('sweep', workerId, JSON.stringify(place), 0)
  return swept
}

const FIRST: Place = { kind: KEY_KINDS[0], after: '' }

const behind = ({ kind }: Place, batch: readonly { readonly key: StorageKey }[]): Place => ({
  kind,
  after: batch.at(-1)?.key ?? '',
})

/** Ends one kind with its multiparts. @returns the next, or null when that was the last */
async function kindBehind(
  { objects, leftovers }: SweepObjectsPorts,
  kind: Place['kind'],
  before: Date,
  swept: { multiparts: number },
): Promise<Place | null> {
  for await (const batch of inBatches(objects.listMultiparts(`${kind}/`), KEYS_AT_A_TIME)) {
    const old = batch.filter(({ startedAt }) => startedAt < before)
    for (const { key, multipartId } of await leftovers.orphanMultiparts(old)) {
      await objects.abortMultipart(key, multipartId)
      swept.multiparts++
    }
  }
  const next = KEY_KINDS[KEY_KINDS.indexOf(kind) + 1]
  return next === undefined ? null : { kind: next, after: '' }
}

async function firstOf<Item>(batches: AsyncIterable<readonly Item[]>): Promise<readonly Item[]> {
  for await (const batch of batches) return batch
  return []
}

/**
 * To a database that was begun anew, or is another copy's, everything in the store would be of nobody. So the store
 * carries the mark of the house that swept it first, and no other one ever sweeps there.
 */
async function isOurs({ objects, leftovers }: SweepObjectsPorts): Promise<boolean> {
  const id = new TextEncoder().encode(await leftovers.houseId())
  const found = await readMark(objects)
  if (found !== null) return found.length === id.length && found.every((byte, i) => byte === id[i])
  await objects.write(HOUSE_KEY, [id], 'text/plain')
  return true
}

async function readMark(objects: Pick<ObjectReader, 'read'>): Promise<Uint8Array | null> {
  const bytes: number[] = []
  try {
    for await (const chunk of objects.read(HOUSE_KEY)) bytes.push(...chunk)
  } catch (error) {
    if (errorCode(error) === 'object.missing') return null
    throw error
  }
  return Uint8Array.from(bytes)
}
