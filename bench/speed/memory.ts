/**
 * The memory that a large list takes beyond that of loading the directory; run by hand, as it takes minutes and space.
 *   npm run bench -- speed memory [bytes]
 */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCrowd } from '../lists/make-crowd.ts'
import type { Finding } from './finding.ts'
import { runMeasured } from './run-measured.ts'

export const name = 'memory'

const LIST_BYTES = 1_000_000_000
/** Of the rows that make-crowd.ts writes. */
const BYTES_PER_ROW = 117
const PEOPLE = 50_000
const BAR_BYTES = 200_000_000
const CLI = join(import.meta.dirname, '../../dist/cli.mjs')

export async function measure([bytes]: readonly string[]): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-speed-'))
  try {
    const rows = Math.ceil(Number(bytes ?? LIST_BYTES) / BYTES_PER_ROW)
    await makeCrowd({ rows, people: PEOPLE, seed: 1, out: folder })
    const list = join(folder, 'contacts.csv')
    const one = join(folder, 'one.csv')
    await writeFile(one, 'Email\nsomebody@mail.example\n')
    const enrich = (path: string) =>
      runMeasured([
        CLI,
        'enrich',
        path,
        '--directory',
        join(folder, 'directory.csv'),
        '--out',
        join(folder, 'result.csv'),
      ])
    const loading = await enrich(one)
    const whole = await enrich(list)
    const beyond = whole.peakBytes - loading.peakBytes
    const megabytes = (value: number) => `${(value / 1e6).toFixed(0)} MB`
    return [
      {
        what: `a list of ${megabytes((await stat(list)).size)}, beyond the directory`,
        figures: `${megabytes(beyond)} (${megabytes(whole.peakBytes)} against ${megabytes(loading.peakBytes)})`,
        bar: `at most ${megabytes(BAR_BYTES)}`,
        isMet: beyond <= BAR_BYTES,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
