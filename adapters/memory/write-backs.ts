/** The in-memory twin of write-backs. */
import type { BackOutcome, UndoOutcome } from '#core/audience/back-words.ts'
import type { Field } from '#core/field.ts'
import type { Step, Task } from '#pipeline/ports/messages.ts'
import {
  type BackMember,
  type Intent,
  MEMBERS_PER_BATCH,
  type WriteBack,
  type WriteBacks,
} from '#pipeline/ports/write-backs.ts'
import { addRow, count, currentRow, jobOf, keyOf, type MemoryStore, rowOf, rowsOf, type WriteBackRow } from './store.ts'
import { failWriteBack, renew, settle } from './transitions.ts'
import { isAtWork, isWritingBack } from './write-backs-of-job.ts'

const STAGES = {
  apply: { step: 'write_back', under: 'applying', after: 'applied' },
  undo: { step: 'undo_back', under: 'undoing', after: 'undone' },
} as const satisfies Record<string, { readonly step: Step; readonly under: WriteBack['state']; readonly after: string }>

export function memoryWriteBacks(store: MemoryStore): WriteBacks {
  const at = ({ workspaceId, subjectId }: Task) => keyOf(workspaceId, subjectId)
  const rows = (workspaceId: string) => [...store.writeBacks.values()].filter((row) => row.workspaceId === workspaceId)
  const membersOf = (key: string): Map<number, BackMember> => {
    const known = store.writeBackMembers.get(key) ?? new Map()
    store.writeBackMembers.set(key, known)
    return known
  }

  function end(task: Task, change: () => void, how: 'done' | 'failed' = 'done'): boolean {
    const row = currentRow(store, task)
    if (!row) return false
    settle(row, 'done')
    count(store, 'steps', `${task.step}/${how}`)
    change()
    return true
  }

  function put(task: Task, intent: Intent, more: Pick<BackMember, 'outcome' | 'left'>): boolean {
    const members = membersOf(at(task))
    if (!currentRow(store, task) || members.get(intent.place)?.outcome) return false
    const { place, row, memberId, email, changes } = intent
    members.set(place, { place, row, memberId, email, changes, ...more, undo: null, undoLeft: [] })
    return true
  }

  function shown(row: WriteBackRow): WriteBack {
    const outcomes: Partial<Record<BackOutcome, number>> = {}
    const undone: Partial<Record<UndoOutcome, number>> = {}
    const written: Partial<Record<Field, number>> = {}
    for (const { outcome, undo, changes } of membersOf(keyOf(row.workspaceId, row.id)).values()) {
      if (outcome !== null) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      if (undo !== null) undone[undo] = (undone[undo] ?? 0) + 1
      if (outcome !== 'written') continue
      for (const field of changes.flatMap(({ fields }) => fields)) written[field] = (written[field] ?? 0) + 1
    }
    const waiting = new Map<string, Date | null>()
    for (const { state, parkedReason, parkedUntil } of rowsOf(store, row.workspaceId, row.id)) {
      if (state !== 'parked' || parkedReason === null) continue
      const known = waiting.get(parkedReason) ?? null
      waiting.set(parkedReason, known === null || (parkedUntil !== null && parkedUntil < known) ? parkedUntil : known)
    }
    const reasons = [...waiting].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, until]) => ({ reason, until }))
    return { ...row, outcomes, undone, written, waiting: reasons }
  }

  return {
    async create(spec) {
      const { workspaceId, jobId, id } = spec
      const job = jobOf(store, { workspaceId, subjectId: jobId })
      if (job?.expiredAt !== null) return 'missing'
      const earlier = rows(workspaceId).filter((row) => row.jobId === jobId)
      if (earlier.some(isAtWork)) return 'running'
      for (const row of earlier) {
        if (row.state !== 'previewing' && row.state !== 'ready') continue
        failWriteBack(store, { workspaceId, subjectId: row.id, step: 'preview_back' }, 'write_back.replaced')
        const failed = store.writeBacks.get(keyOf(workspaceId, row.id))
        if (failed) store.writeBacks.set(keyOf(workspaceId, row.id), { ...failed, plan: null })
      }
      const row = { ...spec, state: 'previewing', errorCode: null, failedIn: null, plan: null } as const
      store.writeBacks.set(keyOf(workspaceId, id), row)
      addRow(store, { workspaceId, subjectId: id, step: 'preview_back', n: 0 }, null)
      return 'created'
    },

    async get(workspaceId, id) {
      const row = store.writeBacks.get(keyOf(workspaceId, id))
      return row ? shown(row) : null
    },

    planned: async (workspaceId, id) => store.writeBacks.get(keyOf(workspaceId, id)) ?? null,

    async ofJob(workspaceId, jobId) {
      const found = rows(workspaceId).filter((row) => row.jobId === jobId)
      return found.sort((a, b) => +b.createdAt - +a.createdAt || (a.id < b.id ? 1 : -1)).map(shown)
    },

    finishPreview: async (task, plan) =>
      end(task, () => {
        const row = store.writeBacks.get(at(task))
        if (row?.state === 'previewing') store.writeBacks.set(at(task), { ...row, state: 'ready', plan })
      }),

    async start(workspaceId, id, stage) {
      const key = keyOf(workspaceId, id)
      const row = store.writeBacks.get(key)
      if (row === undefined) return 'missing'
      if (!mayStart(row, stage)) return 'not_now'
      const { connectionId, audienceId } = row.audience
      const isSame = ({ audience }: WriteBackRow) =>
        audience.connectionId === connectionId && audience.audienceId === audienceId
      const isHeld = rowsOf(store, workspaceId, id).some(({ heartbeatAt }) => heartbeatAt !== null)
      if (isHeld || isWritingBack(store, workspaceId, isSame)) return 'running'
      const { step, under } = STAGES[stage]
      store.writeBacks.set(key, { ...row, state: under, errorCode: null, failedIn: null })
      for (let n = 0; n < (row.plan?.batches ?? 0); n++) {
        const batch = { workspaceId, subjectId: id, step, n }
        const known = rowOf(store, batch)
        if (known) renew(known, known.generation + 1)
        else addRow(store, batch, null)
      }
      return 'done'
    },

    async stop(workspaceId, id) {
      const row = store.writeBacks.get(keyOf(workspaceId, id))
      if (row === undefined) return 'missing'
      if (!isAtWork(row)) return 'not_now'
      const { step } = row.state === 'applying' ? STAGES.apply : STAGES.undo
      failWriteBack(store, { workspaceId, subjectId: id, step }, 'write_back.stopped')
      return 'done'
    },

    async intend(task, intent) {
      return store.writeBacks.get(at(task))?.state === 'applying' && put(task, intent, { outcome: null, left: [] })
    },
    settle: async (task, member) => put(task, member, { outcome: member.outcome, left: member.left }),

    async settleUndo(task, place, undo, undoLeft) {
      const member = membersOf(at(task)).get(place)
      if (!currentRow(store, task) || member === undefined || member.undo !== null) return false
      membersOf(at(task)).set(place, { ...member, undo, undoLeft })
      return true
    },

    async batch(workspaceId, id, n) {
      return sorted(membersOf(keyOf(workspaceId, id))).filter(
        ({ place }) => Math.floor(place / MEMBERS_PER_BATCH) === n,
      )
    },

    finishBatch: async (task) =>
      end(task, () => {
        const batches = rowsOf(store, task.workspaceId, task.subjectId).filter(({ step }) => step === task.step)
        if (batches.some(({ state }) => state !== 'done')) return
        const row = store.writeBacks.get(at(task))
        const { under, after } = task.step === 'undo_back' ? STAGES.undo : STAGES.apply
        if (row?.state === under) store.writeBacks.set(at(task), { ...row, state: after })
      }),

    fail: async (task, errorCode) => end(task, () => failWriteBack(store, task, errorCode), 'failed'),

    async members(workspaceId, id, { outcome, undo, from, limit }) {
      const found = sorted(membersOf(keyOf(workspaceId, id))).filter(
        (member) =>
          member.place >= from &&
          (outcome === null || member.outcome === outcome) &&
          (undo === null || member.undo === undo),
      )
      return { members: found.slice(0, limit), next: found[limit]?.place ?? null }
    },

    async wake(workspaceId, connectionId, reasons) {
      for (const { id, audience } of rows(workspaceId)) {
        if (audience.connectionId !== connectionId) continue
        for (const row of rowsOf(store, workspaceId, id)) {
          if (row.state === 'parked' && reasons.includes(row.parkedReason ?? '')) settle(row, 'ready')
        }
      }
    },
  }
}

const sorted = (members: ReadonlyMap<number, BackMember>) => [...members.values()].sort((a, b) => a.place - b.place)

function mayStart({ state, failedIn, plan }: WriteBackRow, stage: 'apply' | 'undo'): boolean {
  if (plan === null || plan.batches === 0) return false
  if (stage === 'apply') return state === 'ready' || (state === 'failed' && failedIn === 'apply')
  return state === 'applied' || (state === 'failed' && (failedIn === 'apply' || failedIn === 'undo'))
}
