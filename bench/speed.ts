/**
 * How fast Kith is beside what else one would use, in one run on one machine; what both sides give is compared first.
 *   npm run bench -- speed                 every section but those that are run by hand
 *   npm run bench -- speed enrich 100000   one section with its own arguments (a number of rows)
 */
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import * as enrich from './speed/enrich.ts'
import type { Section } from './speed/finding.ts'
import * as jaroWinkler from './speed/jaro-winkler.ts'
import * as memory from './speed/memory.ts'
import * as parse from './speed/parse.ts'
import * as phones from './speed/phones.ts'

const SECTIONS: readonly Section[] = [parse, jaroWinkler, phones, enrich]
/** They take long or need much space. */
const BY_HAND: readonly Section[] = [memory]

const COMPARED = ['csv-parse', 'csv-stringify', 'libphonenumber-js', 'natural', 'validator']

function version(name: string): string {
  const file = join(import.meta.dirname, '../node_modules', name, 'package.json')
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return `${name} ${version}`
}

async function main([name, ...args]: readonly string[]): Promise<void> {
  const chosen = name === undefined ? SECTIONS : [...SECTIONS, ...BY_HAND].filter((section) => section.name === name)
  if (chosen.length === 0) {
    console.error(`Say which section: ${[...SECTIONS, ...BY_HAND].map((section) => section.name).join(', ')}.`)
    process.exit(2)
  }
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1e9)} GB`
  console.log(`${process.platform} ${process.arch}, ${machine}, Node ${process.version}`)
  console.log(`${COMPARED.map(version).join(', ')}\n`)
  let isEveryBarMet = true
  for (const section of chosen) {
    for (const { what, figures, bar, isMet } of await section.measure(args)) {
      if (isMet === false) isEveryBarMet = false
      const verdict = bar === null ? '' : `bar: ${bar}${isMet ? '' : ' - MISSED'}`
      console.log(`${section.name.padEnd(12)} ${what.padEnd(46)} ${figures.padEnd(40)} ${verdict}`.trimEnd())
    }
  }
  if (!isEveryBarMet) process.exitCode = 1
}

await main(process.argv.slice(2))
