/** What the operators' page and the metrics are made of, asked for at once. */
import type { DoorPorts } from '#app/_access/ports.ts'
import { PLACES_PER_WORKER } from '#pipeline/ports/backlog.ts'

/** How many dead steps are told by name. */
const MOST_DEAD = 100
/** To add up what is stored takes longer than all the rest. */
const STORED_KEPT_MS = 30_000

type HousePorts = Pick<DoorPorts, 'operations' | 'room' | 'readiness' | 'now'>

const KEPT = new WeakMap<HousePorts['operations'], { readonly at: number; readonly bytes: Promise<number> }>()

export async function house(ports: HousePorts) {
  const [overview, storedBytes, space, parts] = await Promise.all([
    ports.operations.overview(MOST_DEAD),
    storedBytesOf(ports),
    // A disk that can't be asked is told as none.
    ports.room.disk.space().catch(() => null),
    ports.readiness.check(),
  ])
  const inState = (state: string) =>
    overview.steps.reduce((sum, each) => (each.state === state ? sum + each.count : sum), 0)
  return {
    overview,
    storedBytes,
    space: space && { ...space, leastFreeBytes: ports.room.leastFreeBytes },
    parts,
    window: PLACES_PER_WORKER * Math.max(1, overview.workers.length),
    inFlight: inState('sent'),
    deadTotal: inState('dead'),
  }
}

function storedBytesOf({ operations, now }: HousePorts): Promise<number> {
  const at = now().getTime()
  const kept = KEPT.get(operations)
  if (kept && at - kept.at < STORED_KEPT_MS) return kept.bytes
  const bytes = operations.storedBytes()
  KEPT.set(operations, { at, bytes })
  bytes.catch(() => KEPT.delete(operations))
  return bytes
}
