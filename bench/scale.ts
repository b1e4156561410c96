/**
 * Lists through everything: supervisor, web app, Postgres, S3, SQS and a worker per core, as `npm start` runs them.
 *   npm run bench -- scale                          everything but what is run by hand
 *   npm run bench -- scale through 1000000          a list of so many rows, beside `kith enrich` of it
 *   npm run bench -- scale table 10000 100000       rows/s of lists of so many rows, the shortest first
 *   npm run bench -- scale memory 1e9 1e10          most memory with lists of so many bytes, the shortest first
 *   npm run bench -- scale machines 200000          two machines that share their stores
 * Takes three times the longest list of the disk, in the temporary folder, and gives all of it back.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { prepare } from '../local/setup.mjs'
import { writeCrowd } from './scale/lists.ts'
import { measureMemory } from './scale/memory.ts'
import { measureTable } from './scale/table.ts'
import { measureThrough } from './scale/through.ts'
import { measureTwoMachines } from './scale/two-machines.ts'
import type { Finding } from './speed/finding.ts'

const PEOPLE = 100_000
const WORKERS = Math.max(2, availableParallelism())

type Section = (folder: string, given: readonly number[]) => Promise<readonly Finding[]>

const oneList =
  (measure: typeof measureThrough, usual: number): Section =>
  async (folder, [rows = usual]) =>
    measure({ folder, files: await writeCrowd(join(folder, 'list'), rows, PEOPLE), rows, workers: WORKERS })

const SECTIONS: Readonly<Record<string, Section>> = {
  through: oneList(measureThrough, 1_000_000),
  table: (folder, given) => {
    const lengths = given.length > 0 ? given : [10_000, 100_000, 1_000_000]
    return measureTable({ folder, lengths, people: PEOPLE, workers: WORKERS })
  },
  memory: (folder, given) =>
    measureMemory({ folder, sizes: given.length > 0 ? given : [1e8, 1e9], people: PEOPLE, workers: WORKERS }),
  machines: oneList(measureTwoMachines, 200_000),
}

function print({ what, figures, bar, isMet }: Finding): void {
  if (isMet === false) process.exitCode = 1
  const verdict = bar === null ? '' : `bar: ${bar}${isMet ? '' : ' - MISSED'}`
  console.log(`${what.padEnd(62)} ${figures.padEnd(70)} ${verdict}`.trimEnd())
}

async function main([name, ...given]: readonly string[]): Promise<void> {
  const chosen = Object.entries(SECTIONS).filter(([section]) => name === undefined || section === name)
  if (chosen.length === 0) {
    console.error(`Say which section: ${Object.keys(SECTIONS).join(', ')}.`)
    process.exit(2)
  }
  await prepare(['web'])
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1e9)} GB`
  console.log(`${process.platform} ${process.arch}, ${machine}, Node ${process.version}`)
  console.log(`${PEOPLE} people, ${WORKERS} workers; ${loadavg()[0]?.toFixed(1)} processes wanted a processor before\n`)
  for (const [, measure] of chosen) {
    const folder = await mkdtemp(join(tmpdir(), 'kith-scale-'))
    // Postgres may run as another user.
    await chmod(folder, 0o711)
    try {
      for (const finding of await measure(folder, given.map(Number))) print(finding)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

await main(process.argv.slice(2))
