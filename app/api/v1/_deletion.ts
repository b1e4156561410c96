/** What is answered to a DELETE. */
import { type Refusal, refuse } from '#app/_access/refusal.ts'

export function answerDeletion(outcome: 'deleted' | 'missing' | 'in_use'): Refusal | undefined {
  switch (outcome) {
    case 'deleted':
      return undefined
    case 'missing':
      return refuse('not_found')
    case 'in_use':
      return refuse('in_use')
    default:
      return outcome satisfies never
  }
}
