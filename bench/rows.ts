/**
 * Rows of a job of ten million at any depth, and what control and giving out work cost with many ranges and jobs: on a
 * Postgres and an S3 of its own.
 *   npm run bench -- rows            everything
 *   npm run bench -- rows pages      pages of rows alone
 *   npm run bench -- rows control    control and claims alone
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { makeCrowd } from './lists/make-crowd.ts'
import { measureControl } from './rows/control.ts'
import { makeLongJob, RANGE_ROWS, sizesOf } from './rows/long-job.ts'
import { measurePages } from './rows/pages.ts'
import type { Finding } from './speed/finding.ts'
import { openHouse, WORKSPACE } from './split/house.ts'

const PEOPLE = 100_000

function print({ what, figures, bar, isMet }: Finding): void {
  if (isMet === false) process.exitCode = 1
  const verdict = bar === null ? '' : `bar: ${bar}${isMet ? '' : ' - MISSED'}`
  console.log(`${what.padEnd(62)} ${figures.padEnd(92)} ${verdict}`.trimEnd())
}

async function main([section]: readonly string[]): Promise<void> {
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1e9)} GB`
  console.log(`${process.platform} ${process.arch}, ${machine}, Node ${process.version}`)
  console.log(`${(loadavg()[0] ?? 0).toFixed(1)} processes wanted a core in the last minute\n`)
  const folder = await mkdtemp(join(tmpdir(), 'kith-rows-'))
  const house = await openHouse()
  try {
    if (section !== 'control') {
      await makeCrowd({ rows: RANGE_ROWS, people: PEOPLE, seed: 1, out: folder })
      const id = await makeLongJob(house, folder)
      const job = await house.ports.jobs.get(WORKSPACE, id)
      if (job !== null) console.log(`${await sizesOf(house, job)}\n`)
      for (const finding of await measurePages(house, id)) print(finding)
    }
    if (section !== 'pages') for (const finding of await measureControl(house)) print(finding)
  } finally {
    await house.close()
    await rm(folder, { recursive: true, force: true })
  }
}

await main(process.argv.slice(2))
