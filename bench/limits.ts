/**
 * How near to an account's limits workers come together, in real processes against the stand-in vendor's own books, beside
 * Bottleneck alone, each worker with its part of the limits.
 *   npm run bench -- limits                    everything: about 35 minutes, most of it waiting
 *   npm run bench -- limits slow 1000          10 at once and 50/s, answers after 200 ms, runs of so many calls
 *   npm run bench -- limits quick 1000         the same with answers after 50 ms
 *   npm run bench -- limits minute 2000        a fixed minute, calls of a hundred questions
 *   npm run bench -- limits faults             a killed worker, and a killed Postgres
 */
import { cpus, loadavg, totalmem } from 'node:os'
import { measureFaults } from './limits/faults.ts'
import { type House, openHouse } from './limits/house.ts'
import { measureMinute } from './limits/minute.ts'
import { measureQuick, measureSlow } from './limits/seconds.ts'
import type { Finding } from './speed/finding.ts'

const CALLS = 10_000

type Section = (house: House, calls: number) => AsyncIterable<Finding>

const SECTIONS: Readonly<Record<string, Section>> = {
  slow: measureSlow,
  quick: measureQuick,
  faults: measureFaults,
  minute: measureMinute,
}

const load = () => `${(loadavg()[0] ?? 0).toFixed(1)} processes wanted a core in the last minute`

function print({ what, figures, bar, isMet }: Finding): void {
  if (isMet === false) process.exitCode = 1
  const verdict = bar === null ? '' : `bar: ${bar}${isMet ? '' : ' - MISSED'}`
  console.log(`${what.padEnd(50)} ${figures.padEnd(78)} ${verdict}`.trimEnd())
}

async function main([name, calls = String(CALLS)]: readonly string[]): Promise<void> {
  const chosen = Object.entries(SECTIONS).filter(([section]) => name === undefined || section === name)
  if (chosen.length === 0) {
    console.error(`Say which section: ${Object.keys(SECTIONS).join(', ')}.`)
    process.exit(2)
  }
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1e9)} GB`
  console.log(`${process.platform} ${process.arch}, ${machine}, Node ${process.version}; ${load()}\n`)
  const house = await openHouse()
  try {
    for (const [section, measure] of chosen) {
      for await (const finding of measure(house, Number(calls))) print(finding)
      console.log(`${section}: ${load()}\n`)
    }
  } finally {
    await house.close()
  }
}

await main(process.argv.slice(2))
