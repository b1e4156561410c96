/** The body of a call: up to a hundred questions, each with what its answer is to be known by. */
import { z } from 'zod'
import type { Question } from '#core/vendor/question.ts'
import { personRecord } from './schema.ts'

/**
 * Our own matcher decides, so what the vendor holds for possible is asked for. Not so its lowest, 1: the vendor is paid for
 * each that it names, and who is named for so little is hardly ever the one.
 */
export const MIN_LIKELIHOOD = 2

/** Comes back with the answer. The call's own id tells answers to another call from answers to this. */
export interface Metadata {
  readonly call: string
  readonly question: number
}

export const metadata = z.object({ call: z.string(), question: z.int() })

/** @param callId different for every call */
export function bulkRequest(callId: string, questions: readonly Question[]) {
  return {
    requests: questions.map(({ params }, question) => {
      const known: Metadata = { call: callId, question }
      return { params, metadata: known }
    }),
    min_likelihood: MIN_LIKELIHOOD,
    // "All text in API responses returns as lowercase by default."
    titlecase: true,
    data_include: Object.keys(personRecord.shape).join(','),
  }
}
