/** What a message looks like on the queue; all else that lies there is not ours. */
import { z } from 'zod'
import { type Message, STEPS } from '#pipeline/ports/messages.ts'

const Id = z.string().min(1).max(200)

const MessageBody = z.strictObject({
  step: z.enum(STEPS),
  workspaceId: Id,
  subjectId: Id,
  n: z.int().min(0),
  generation: z.int().min(1),
})

/** Names what is told and nothing else, whatever more an object carries. */
export const writeMessage = ({ step, workspaceId, subjectId, n, generation }: Message): string =>
  JSON.stringify({ step, workspaceId, subjectId, n, generation })

/** @returns null for what is not one of ours */
export function readMessage(body: string | undefined): Message | null {
  try {
    return MessageBody.parse(JSON.parse(body ?? ''))
  } catch {
    return null
  }
}
