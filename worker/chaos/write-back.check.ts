/**
 * Corrections go back to a whole audience while workers are killed:
 * `node --import tsx worker/chaos/write-back.check.ts [--members=2000] [--locked=40] [--deleted=10] [--changed=25]`.
 * Prints what became of the members and what the service's books say; ends with 1 when anything was written twice,
 * blanked, made or lost, or was not put back.
 */
import { cpus } from 'node:os'
import { ownPostgres } from '../postgres-under-test.ts'
import { bundleWorker } from '../test-house.ts'
import { runWriteBack } from './write-back-under-test.ts'

const numberOf = (name: string, usual: number) =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? usual)
const members = numberOf('members', 2_000)
const locked = numberOf('locked', 40)
const deleted = numberOf('deleted', 10)
const changed = numberOf('changed', 25)
const changedAfter = numberOf('changed-after', 30)

await bundleWorker()
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`)
const postgres = await ownPostgres()
const begunAt = performance.now()
try {
  const people = { members, locked, deleted, changed, changedAfter }
  const seen = await runWriteBack({ databaseUrl: postgres.url, ...people, patienceMs: 600_000 })
  const { outcomes, undos, twice, blanked, newcomers, newStatuses, writes, wrong, killed, mostAtOnce } = seen
  const written = members - locked - deleted - changed
  const isAllWell =
    outcomes.written === written &&
    outcomes.compliance === locked &&
    outcomes.gone === deleted &&
    outcomes.conflict === changed &&
    writes[0] === written &&
    [twice, blanked, newcomers, newStatuses, ...wrong].every((count) => count === 0) &&
    undos.restored === written - changedAfter &&
    undos.partly === changedAfter &&
    mostAtOnce <= 6
  const seconds = Math.round((performance.now() - begunAt) / 1000)
  console.log(`${members} members, ${killed} workers killed, ${seconds} s; at most ${mostAtOnce} calls at once`)
  console.log(`  applied: ${JSON.stringify(outcomes)}; ${wrong[0]} members not as they should be`)
  console.log(
    `  books: ${writes[0]} writes, ${twice} values twice, ${blanked} blanked, ${newcomers} new, ${newStatuses} new statuses`,
  )
  console.log(
    `  undone, ${changedAfter} of them changed by somebody since: ${JSON.stringify(undos)}; ${writes[1]} writes; ${wrong[1]} members not as before`,
  )
  console.log(isAllWell ? '\nAs it should be.' : '\nNOT as it should be.')
  process.exitCode = isAllWell ? 0 : 1
} finally {
  await postgres.close()
}
