/** Asks the vendors of a job about some rows, one vendor after the other, each only about the rows still open before it. */
import type { JobOptions } from '#core/options.ts'
import { decideRow } from '#core/row.ts'
import { type Question, questionText } from '#core/vendor/question.ts'
import { isOfTheRow, type RowWatch } from '../part/row-watch.ts'
import type { LookupIdentity } from '../ports/ledger.ts'
import { askVendor } from './ask-vendor.ts'
import { identityOf } from './identity.ts'
import type { Asking } from './make-call.ts'
import type { OpenProviders, OpenVendor } from './open-providers.ts'
import type { PeoplePorts } from './people-ports.ts'
import type { AskedRow } from './read-contacts.ts'

export interface AskPeople {
  readonly workspaceId: string
  readonly options: JobOptions
  readonly asking: Asking
  readonly watch: RowWatch
}

/** Rows decided before timers and sockets get their turn: heartbeats must not starve. */
const ROWS_PER_TURN = 50

/**
 * Afterwards `providers` has a reply to everything that its lookups will ask about these rows.
 *
 * @throws WaitError when not all can be answered now; what was answered meanwhile stands in the ledger
 */
export async function askPeople(
  ports: PeoplePorts,
  providers: OpenProviders,
  rows: readonly AskedRow[],
  people: AskPeople,
  signal: AbortSignal,
): Promise<void> {
  let left = rows
  for (const open of providers.vendors) {
    const { questions, stillOpen } = await questionsBefore(providers, open, left, people, signal)
    left = stillOpen
    await ask(ports, open, questions, people, signal)
  }
}

/** @returns what the vendor is to be asked, each question once, and the rows that are open before it */
async function questionsBefore(
  providers: OpenProviders,
  { place, vendor }: OpenVendor,
  rows: readonly AskedRow[],
  { options, watch }: AskPeople,
  signal: AbortSignal,
) {
  const questions = new Map<string, Question>()
  const stillOpen: AskedRow[] = []
  for (const [i, asked] of rows.entries()) {
    const { row, contact, issues } = asked
    watch.begin(row)
    try {
      const plan = { fields: [], options, lookups: providers.lookups(place) }
      if (isOpen(decideRow(row, contact, issues, plan).outcome.status)) {
        const question = vendor.provider.questionOf(contact)
        if (question !== null) questions.set(questionText(question), question)
        stillOpen.push(asked)
      }
    } catch (error) {
      if (!isOfTheRow(error)) throw error
      await providers.renew()
    }
    watch.rest()
    if (i % ROWS_PER_TURN === 0) await new Promise((resume) => setImmediate(resume))
    signal.throwIfAborted()
  }
  return { questions, stillOpen }
}

/** Before any provider was asked a row is not tried; one that failed is left alone, so that asking again ends the same. */
const isOpen = (status: string) => status === 'review' || status === 'no_match' || status === 'not_tried'

async function ask(
  ports: PeoplePorts,
  { vendor, replies }: OpenVendor,
  questions: ReadonlyMap<string, Question>,
  { workspaceId, asking }: AskPeople,
  signal: AbortSignal,
): Promise<void> {
  const texts = new Map<LookupIdentity, string>()
  const asked = new Map<LookupIdentity, Question>()
  for (const [text, question] of questions) {
    const identity = await identityOf(ports, workspaceId, vendor.provider.service, question)
    texts.set(identity, text)
    asked.set(identity, question)
  }
  for (const [identity, reply] of await askVendor(ports, vendor, asking, asked, signal)) {
    replies.set(texts.get(identity) ?? '', reply)
  }
}
