/** For tests: what an S3 on a bad day does to a share of all calls. */
import type { Random } from '../../bench/lists/random.ts'
import type { Fault, ProxiedCall } from './proxy-under-test.ts'

const xml = (status: number, code: string): Fault => ({
  does: 'answer',
  status,
  type: 'application/xml',
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>Not today.</Message></Error>`,
})

const ANY: readonly Fault[] = [
  xml(500, 'InternalError'),
  xml(503, 'SlowDown'),
  { does: 'reset' },
  { does: 'lose answer' },
  { does: 'truncate' },
  { does: 'drip', pieces: 10, pauseMs: 50 },
]
/** Only an answer that says of what it is a part can be told from a shorter one. */
const OF_A_RANGE: readonly Fault[] = [...ANY, { does: 'shorten' }]

/** @param share of calls to which something happens */
export function s3Faults(random: Random, share: number): (call: ProxiedCall) => Fault | null {
  return ({ headers }) => (random.chance(share) ? random.pick(headers.range === undefined ? ANY : OF_A_RANGE) : null)
}
