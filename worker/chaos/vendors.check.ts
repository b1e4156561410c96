/**
 * Two paid vendors in a waterfall, errors, silence and killed workers, at full length:
 * `node --import tsx worker/chaos/vendors.check.ts [--rows=10000] [--kills=3] [--seeds=3]`. Prints what our ledger and the
 * vendors' own books say; ends with 1 when a credit was spent that is in no book, or the files are not those of a calm run.
 */
import { cpus } from 'node:os'
import { ownPostgres } from '../postgres-under-test.ts'
import { bundleWorker } from '../test-house.ts'
import { type Books, runVendors } from './vendors-under-test.ts'

const numberOf = (name: string, usual: number) =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? usual)
const ROWS = numberOf('rows', 10_000)
const KILLS = numberOf('kills', 3)
const SEEDS = numberOf('seeds', 3)

/** Whoever says “ask again” may pay twice for what had no known end, and for nothing else. */
const holds = ({ spent, billed, unknown, billedTwice }: Books) =>
  spent <= billed && billed <= spent + unknown && billedTwice <= unknown

function tell(when: string, books: readonly Books[]): void {
  for (const each of books) {
    const { service, spent, billed, unknown, billedTwice, calls } = each
    const within = `${spent} ≤ ${billed} ≤ ${spent + unknown} ${holds(each) ? 'holds' : 'FAILS'}`
    console.log(
      `  ${when.padEnd(11)} ${service.padEnd(26)} spent ≤ its books ≤ spent + unknown: ${within}; billed twice ${billedTwice}; calls ${JSON.stringify(calls)}`,
    )
  }
}

await bundleWorker()
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`)
let isAllWell = true
for (let seed = 1; seed <= SEEDS; seed++) {
  const postgres = await ownPostgres()
  const begunAt = performance.now()
  try {
    const run = { databaseUrl: postgres.url, rows: ROWS, workers: 2, kills: KILLS, seed, latencyMs: 200 }
    const seen = await runVendors({ ...run, patienceMs: 600_000 })
    const { first, last, failedRows, unknownRows, askedAgain, isSame, counts } = seen
    const isTwice = first.some(({ billedTwice }) => billedTwice > 0)
    if (!isSame || isTwice || ![...first, ...last].every(holds) || counts.failed) isAllWell = false
    console.log(
      `\n${ROWS} rows, seed ${seed}, ${KILLS} workers killed, ${Math.round((performance.now() - begunAt) / 1000)} s: ${failedRows} rows failed, ${unknownRows} of unknown fate; asked again ${askedAgain} times; files ${isSame ? 'the same bytes' : 'DIFFER'}`,
    )
    tell('at the end', first)
    tell('asked again', last)
  } finally {
    await postgres.close()
  }
}
console.log(
  isAllWell
    ? '\nEvery credit is in the books, and nobody was paid for twice who was not asked about again.'
    : '\nNOT as it should be.',
)
process.exit(isAllWell ? 0 : 1)
