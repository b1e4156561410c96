/** What waited for a connection goes on, once somebody has done something about it. */
import type { AudienceReads } from '#pipeline/ports/audience-reads.ts'
import type { CallLimits } from '#pipeline/ports/call-limits.ts'
import type { Connections } from '#pipeline/ports/connections.ts'
import type { Jobs } from '#pipeline/ports/jobs.ts'
import type { BudgetReason } from '#pipeline/ports/ledger.ts'
import type { Trouble } from '#pipeline/ports/people.ts'
import type { WriteBacks } from '#pipeline/ports/write-backs.ts'

type Reason = Trouble['code'] | 'provider.secret_lost' | BudgetReason

/** Why a range waits for a service, its key, or its account. */
export const SERVICE_REASONS: readonly Reason[] = [
  'provider.key_rejected',
  'provider.no_credit',
  'provider.secret_lost',
  'provider.down',
  'provider.bad_answer',
  'provider.limit',
]
/** A cap of the connection, or its price, by which every budget is used. */
export const MONEY_REASONS: readonly Reason[] = [
  'budget.job',
  'budget.connection_day',
  'budget.connection_month',
  'budget.workspace_day',
  'budget.workspace_month',
]

export interface WakePorts {
  readonly connections: Pick<Connections, 'get'>
  readonly limits: Pick<CallLimits, 'reopen'>
  readonly jobs: Pick<Jobs, 'wake'>
  readonly audienceReads: Pick<AudienceReads, 'wake'>
  readonly writeBacks: Pick<WriteBacks, 'wake'>
}

/** Back-off and breaker of its account are forgotten as well: it is asked at once. */
export async function wakeConnection(
  { connections, limits, jobs, audienceReads, writeBacks }: WakePorts,
  workspaceId: string,
  connectionId: string,
  reasons: readonly Reason[],
): Promise<void> {
  const connection = await connections.get(workspaceId, connectionId)
  if (connection) await limits.reopen(connection.account)
  await jobs.wake(workspaceId, { of: { connectionId }, reasons })
  await audienceReads.wake(workspaceId, connectionId, reasons)
  await writeBacks.wake(workspaceId, connectionId, reasons)
}
