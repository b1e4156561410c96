/** What a vendor has said of some contacts, as the ledger still has it: for showing why, never for deciding. */
import type { Contact } from '#core/contact.ts'
import type { LookupProvider, VendorReply } from '#core/row.ts'
import { questionText } from '#core/vendor/question.ts'
import { identityOf } from './identity.ts'
import { lookupProvider } from './open-providers.ts'
import type { PeoplePorts } from './people-ports.ts'

/** Also answers that would be asked anew by now. */
const HOWEVER_OLD_MS = 100 * 365 * 24 * 60 * 60 * 1000

/** @returns null where the connection or its service is gone */
export async function knownAnswers(
  ports: PeoplePorts,
  workspaceId: string,
  connectionId: string,
  contacts: readonly Contact[],
): Promise<LookupProvider | null> {
  const connection = await ports.connections.get(workspaceId, connectionId)
  const provider = connection && ports.providers.get(connection.service)
  if (!provider) return null
  const texts = new Map<string, string>()
  for (const contact of contacts) {
    const question = provider.questionOf(contact)
    if (question === null) continue
    texts.set(await identityOf(ports, workspaceId, provider.service, question), questionText(question))
  }
  const replies = new Map<string, VendorReply>()
  const found = await ports.ledger.find({ workspaceId, connectionId }, [...texts.keys()], HOWEVER_OLD_MS)
  for (const [identity, entry] of found) {
    if (entry.state === 'answered') replies.set(texts.get(identity) ?? '', { kind: 'answered', answer: entry.answer })
  }
  return lookupProvider(provider, replies)
}
