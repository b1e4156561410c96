/**
 * An audience of 12,000 members that changes while it is read, twice at once on one account, by four workers:
 * `node --import tsx worker/chaos/audiences.check.ts [--members=12000] [--changes=5] [--workers=4] [--seeds=3]`. Prints what
 * was read and what the service saw; ends with 1 where a member is missing or there twice, or the account was asked more at
 * once than it may be.
 */
import { cpus } from 'node:os'
import { crowdAudience } from '#local/mailchimp/crowd.ts'
import { ownPostgres } from '../postgres-under-test.ts'
import { bundleWorker } from '../test-house.ts'
import { openAudienceHouse, truthOf } from './audiences-under-test.ts'

const numberOf = (name: string, usual: number) =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? usual)
const MEMBERS = numberOf('members', 12_000)
const CHANGES = numberOf('changes', 5)
const WORKERS = numberOf('workers', 4)
const SEEDS = numberOf('seeds', 3)
/** What Kith takes of an account where its owner has set nothing. */
const CAP = 6
const PATIENCE_MS = 300_000

async function run(seed: number, databaseUrl: string): Promise<boolean> {
  const audience = crowdAudience({ name: 'Newsletter', count: MEMBERS, seed })
  const dials = { seed, changesPerPage: CHANGES, latencyMs: 40, jitterMs: 80 }
  const house = await openAudienceHouse({ databaseUrl, visibilitySeconds: 20, audience, dials })
  try {
    const { standIn } = house
    const connectionId = await house.connect(standIn.key, standIn.accountId)
    const before = [...audience.members.values()].filter(({ status }) => status === 'subscribed').map(({ id }) => id)
    const begunAt = performance.now()
    for (const id of ['one', 'two']) await house.bring(id, connectionId)
    for (let worker = 0; worker < WORKERS; worker++) house.startWorker()
    let isWell = true
    for (const id of ['one', 'two']) {
      const { state, report } = await house.brought(id, PATIENCE_MS)
      const removed = new Set(standIn.books().restless[audience.id]?.removed ?? [])
      const { throughout, missing, twice } = truthOf(await house.list(id), before, removed)
      if (state !== 'ready' || missing.length > 0 || twice.length > 0) isWell = false
      console.log(
        `  ${id}: ${state}, ${throughout} of ${before.length} there throughout, ${missing.length} missing, ${twice.length} twice; reported ${JSON.stringify(report)}`,
      )
    }
    const { calls, refused, mostAtOnce, byStatus, restless } = standIn.books()
    const { added = [], removed = [], changed = [] } = restless[audience.id] ?? {}
    if (mostAtOnce > CAP || refused > 0) isWell = false
    console.log(
      `  the service: ${calls} calls ${JSON.stringify(byStatus)}, at most ${mostAtOnce} at once, ${refused} refused; ${added.length} joined, ${removed.length} left, ${changed.length} changed; ${Math.round((performance.now() - begunAt) / 1000)} s`,
    )
    return isWell
  } finally {
    await house.close()
  }
}

await bundleWorker()
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`)
let isAllWell = true
for (let seed = 1; seed <= SEEDS; seed++) {
  console.log(`\n${MEMBERS} members, seed ${seed}, ${CHANGES} changes for every page read, ${WORKERS} workers`)
  const postgres = await ownPostgres()
  try {
    if (!(await run(seed, postgres.url))) isAllWell = false
  } finally {
    await postgres.close()
  }
}
console.log(isAllWell ? '\nEveryone there throughout is there once.' : '\nNOT as it should be.')
process.exit(isAllWell ? 0 : 1)
