// The account with its journal: a change is applied at once and acknowledged when it is on disk.
import { type Account, applyEvent, createAccount, firstVisible, type SqsEvent, snapshotEvents } from './account.ts'
import { openJournal } from './journal.ts'
import { createLongPolls, type LongPolls } from './long-polls.ts'

export type Store = {
  readonly account: Account
  /** Applies the events as one change: after a crash all of them are there or none. Resolves when they are on disk. */
  commit(events: readonly SqsEvent[]): Promise<void>
  readonly wait: LongPolls['wait']
  /** Sends waiting receivers home; call before the connections are closed. */
  endWaits(): void
  /** Waits for the disk and lets go of it. */
  close(): Promise<void>
}

/** Opens the queues kept in `folder`. Throws JournalError `journal_damaged`. */
export async function openStore(options: {
  readonly folder: string
  readonly region: string
  readonly onFailure: (error: Error) => void
  readonly compactFromBytes?: number
}): Promise<Store> {
  const account = createAccount(options.region)
  const journal = await openJournal({
    ...options,
    // Every record was written by `commit` or `snapshot` below, and its checksum holds.
    replay: (record) => apply(record as readonly SqsEvent[]),
    snapshot: () => inRecords(snapshotEvents(account)),
  })
  const polls = createLongPolls((name) => {
    const queue = account.queues.get(name)
    const next = queue && firstVisible(queue)
    return next && next.visibleAtMs - Date.now()
  })

  function apply(events: readonly SqsEvent[]): void {
    for (const event of events) applyEvent(account, event)
  }

  return {
    account,
    async commit(events) {
      if (events.length === 0) return
      apply(events)
      for (const event of events) polls.changed(event.type === 'queue' ? event.record.name : event.queue)
      await journal.append(events)
    },
    wait: polls.wait,
    endWaits: polls.close,
    close: journal.close,
  }
}

function* inRecords(events: Iterable<SqsEvent>): Iterable<readonly SqsEvent[]> {
  for (const event of events) yield [event]
}
