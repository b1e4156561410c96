/** What a worker hands to the steps, all of it from `adapters/wire`. */
import type { CalibratePorts } from '#pipeline/calibrate.ts'
import type { DispatchPorts } from '#pipeline/dispatch.ts'
import type { EnrichPorts } from '#pipeline/enrich.ts'
import type { ImportPorts } from '#pipeline/import-directory.ts'
import type { NotifyPorts } from '#pipeline/notify.ts'
import type { Directories, Jobs, Ranges } from '#pipeline/ports.ts'
import type { SweepPorts } from '#pipeline/sweep.ts'

/** One structured line; `facts` never hold contact data. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, facts?: Readonly<Record<string, unknown>>) => void

export interface WorkerPorts
  extends CalibratePorts,
    DispatchPorts,
    Omit<EnrichPorts, 'ranges'>,
    Omit<ImportPorts, 'directories'>,
    Omit<NotifyPorts, 'ranges'>,
    SweepPorts {
  readonly ranges: Ranges
  readonly directories: Directories
  readonly jobs: Pick<Jobs, 'get'>
  readonly heartbeatMs: number
  readonly log: Log
}
