/** What a ledger knows a person by. */
import type { TextCodec } from '#core/text.ts'
import { type Question, questionText } from '#core/vendor/question.ts'
import type { LookupIdentity } from '../ports/ledger.ts'

export interface IdentityPorts {
  readonly sha256: (bytes: Uint8Array) => Promise<string>
  readonly codec: Pick<TextCodec, 'encode'>
}

/** @returns the same for two contacts exactly when the service is asked the same about both, within one workspace */
export function identityOf(
  { sha256, codec }: IdentityPorts,
  workspaceId: string,
  service: string,
  question: Question,
): Promise<LookupIdentity> {
  return sha256(codec.encode(JSON.stringify([workspaceId, service, questionText(question)])))
}
