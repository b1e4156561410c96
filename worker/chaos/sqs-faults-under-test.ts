/** For tests: messages that come twice, late, out of order, or never. */
import { createHash } from 'node:crypto'
import type { Random } from '../../bench/lists/random.ts'
import type { Fault, ProxiedCall } from './proxy-under-test.ts'

const TYPE = 'application/x-amz-json-1.0'

interface SqsShares {
  /** Of calls that are answered as if they had been done. */
  readonly lost: number
  readonly twice: number
  readonly late: number
}

/** @param mostLateMs what is late comes within this, and so after what was sent behind it */
export function sqsFaults(random: Random, { lost, twice, late }: SqsShares, mostLateMs: number) {
  const soon = () => random.below(mostLateMs)
  return ({ headers, body }: ProxiedCall): Fault | null => {
    const [, operation] = String(headers['x-amz-target']).split('.')
    const input = JSON.parse(body.toString('utf8'))
    switch (operation) {
      case 'SendMessage':
      case 'SendMessageBatch': {
        const answer = { type: TYPE, body: sentAnswer(input) }
        if (random.chance(lost)) return { does: 'answer', status: 200, ...answer }
        if (random.chance(twice)) return { does: 'late', ...answer, afterMs: [0, soon()] }
        return random.chance(late) ? { does: 'late', ...answer, afterMs: [soon()] } : null
      }
      case 'DeleteMessage':
      case 'ChangeMessageVisibility':
        return random.chance(lost) ? { does: 'answer', status: 200, type: TYPE, body: '{}' } : null
      case 'ReceiveMessage':
        return random.chance(lost) ? { does: 'lose answer' } : null
      default:
        return null
    }
  }
}

interface Sent {
  readonly MessageBody?: string
  readonly Entries?: readonly { readonly Id: string; readonly MessageBody: string }[]
}

/** What SQS says when it has taken them. */
function sentAnswer({ MessageBody, Entries }: Sent): string {
  const taken = (text: string) => ({
    MessageId: '00000000-0000-4000-8000-000000000000',
    MD5OfMessageBody: createHash('md5').update(text).digest('hex'),
  })
  if (MessageBody !== undefined) return JSON.stringify(taken(MessageBody))
  return JSON.stringify({
    Successful: (Entries ?? []).map((entry) => ({ Id: entry.Id, ...taken(entry.MessageBody) })),
    Failed: [],
  })
}
