/** Whether everything that the web app needs answers: looked at one part beside the other, and not too often. */
import type { Log } from '#pipeline/ports/log.ts'

export const PARTS = ['database', 'objects', 'queue'] as const
export type Part = (typeof PARTS)[number]

/** Stable: what is wrong with a part. */
export type PartTrouble = `${Part}.unavailable` | 'database.outdated'

/** A part, and null where it is well. */
export interface PartState {
  readonly part: Part
  readonly trouble: PartTrouble | null
}

export interface Readiness {
  check(): Promise<readonly PartState[]>
}

/** Who is asked answers within milliseconds; this long, and nobody should be sent here. */
const PART_MS = 2_000
/** However often it is asked, the parts are looked at once in so long. */
const KEPT_MS = 1_000

export interface ReadinessOptions {
  /** Looks at a part: resolves to what is wrong with it, or null; rejects where it cannot be reached. */
  readonly look: Readonly<Record<Part, () => Promise<PartTrouble | null>>>
  readonly log: Log
  readonly partMs?: number
  readonly keptMs?: number
}

export function createReadiness(options: ReadinessOptions): Readiness {
  const { look, log, partMs = PART_MS, keptMs = KEPT_MS } = options
  const looking = new Map<Part, Promise<PartTrouble | null>>()
  let kept: Promise<readonly PartState[]> | null = null
  let told = ''

  /** One look at a part at a time: a part that hangs is not asked again before it has answered. */
  function lookAt(part: Part): Promise<PartTrouble | null> {
    const running =
      looking.get(part) ??
      look[part]()
        .catch((): PartTrouble => `${part}.unavailable`)
        .finally(() => looking.delete(part))
    looking.set(part, running)
    return running
  }

  async function stateOf(part: Part): Promise<PartState> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<PartTrouble>((resume) => {
      timer = setTimeout(() => resume(`${part}.unavailable`), partMs)
    })
    const trouble = await Promise.race([lookAt(part), late])
    clearTimeout(timer)
    return { part, trouble }
  }

  async function lookAround(): Promise<readonly PartState[]> {
    const states = await Promise.all(PARTS.map(stateOf))
    const codes = states.flatMap(({ trouble }) => trouble ?? [])
    if (codes.join() !== told) log(codes.length > 0 ? 'warn' : 'info', 'ready.changed', { codes })
    told = codes.join()
    setTimeout(() => {
      kept = null
    }, keptMs).unref()
    return states
  }

  return {
    check() {
      kept ??= lookAround()
      return kept
    },
  }
}
