/**
 * What splitting costs beside only streaming the same bytes, and how soon the first range is worked on.
 *   npm run bench -- split                     everything, a list of 1 GB included
 *   npm run bench -- split reading 256000000   lists of so many bytes, in every shape
 *   npm run bench -- split first 1000000000    the first range of a list of so many bytes
 */
import { cpus, totalmem } from 'node:os'
import type { Finding } from './speed/finding.ts'
import { measureFirstRange } from './split/first-range.ts'
import { openHouse } from './split/house.ts'
import { makeLists, SHAPES } from './split/list-file.ts'
import { measureReading } from './split/reading.ts'

const PEOPLE = 100_000
const SMALL_BYTES = 256_000_000
const LARGE_BYTES = 1_000_000_000

function print({ what, figures, bar, isMet }: Finding): void {
  if (isMet === false) process.exitCode = 1
  const verdict = bar === null ? '' : `bar: ${bar}${isMet ? '' : ' - MISSED'}`
  console.log(`${what.padEnd(58)} ${figures.padEnd(66)} ${verdict}`.trimEnd())
}

async function main([section, given]: readonly string[]): Promise<void> {
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1e9)} GB`
  console.log(`${process.platform} ${process.arch}, ${machine}, Node ${process.version}\n`)
  const lists = await makeLists(PEOPLE)
  const house = await openHouse()
  try {
    if (section !== 'first') {
      for (const shape of SHAPES)
        (await measureReading(house, lists, shape, Number(given ?? SMALL_BYTES))).forEach(print)
      if (given === undefined) (await measureReading(house, lists, SHAPES[0], LARGE_BYTES)).forEach(print)
    }
    if (section !== 'reading') {
      const bytes = Number(given ?? LARGE_BYTES)
      for (const workers of [2, 1]) (await measureFirstRange(house, lists, { bytes, workers })).forEach(print)
    }
  } finally {
    await house.close()
    await lists.remove()
  }
}

await main(process.argv.slice(2))
