/**
 * `kith enrich` of a large list against a directory, beside the script that one would write in an afternoon.
 *   npm run bench -- speed enrich [rows] [people] [rounds]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCrowd } from '../lists/make-crowd.ts'
import { median } from './cpu.ts'
import { type Finding, timesLess } from './finding.ts'
import { runMeasured, type Usage } from './run-measured.ts'
import { type Links, scoreResult } from './score-result.ts'

export const name = 'enrich'

const ROWS = 1_000_000
const PEOPLE = 50_000
const SEED = 1
/** How many times less of the processor than the script. */
const BAR = 4
const CLI = join(import.meta.dirname, '../../dist/cli.mjs')
const SCRIPT = join(import.meta.dirname, 'afternoon-script.mjs')

export async function measure([rows, people, rounds]: readonly string[]): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-speed-'))
  try {
    const out = join(folder, 'crowd')
    await makeCrowd({ rows: Number(rows ?? ROWS), people: Number(people ?? PEOPLE), seed: SEED, out })
    return await compare(folder, out, Number(rounds ?? 1))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function compare(folder: string, crowd: string, rounds: number): Promise<readonly Finding[]> {
  const list = join(crowd, 'contacts.csv')
  const truth = join(crowd, 'truth.csv')
  const directory = join(crowd, 'directory.csv')
  const result = join(folder, 'result.csv')
  const scriptResult = join(folder, 'script.csv')
  const one = join(folder, 'one.csv')
  await writeFile(one, 'Email\nsomebody@mail.example\n')

  const enrich = (path: string) => runMeasured([CLI, 'enrich', path, '--directory', directory, '--out', result])
  const loading = await enrich(one)
  const ours: Usage[] = []
  const theirs: Usage[] = []
  for (let round = 0; round < rounds; round++) {
    theirs.push(await runMeasured([SCRIPT, list, directory, scriptResult]))
    ours.push(await enrich(list))
  }
  const links = await scoreResult(list, truth, result, { score: 3, person: 5 })
  const scriptLinks = await scoreResult(list, truth, scriptResult, { score: 1, person: 2 })

  const of = (usages: readonly Usage[], what: keyof Usage) => median(usages.map((usage) => usage[what]))
  const perRow = ((of(ours, 'cpuSeconds') - loading.cpuSeconds) / links.rows) * 1e6
  const beyond = (of(ours, 'peakBytes') - loading.peakBytes) / 1e6
  return [
    timesLess(`${links.rows} rows, processor`, of(ours, 'cpuSeconds'), of(theirs, 'cpuSeconds'), BAR),
    timesLess(`${links.rows} rows, clock`, of(ours, 'wallSeconds'), of(theirs, 'wallSeconds'), null),
    plain('a row beyond reading the directory', `${perRow.toFixed(1)} µs`),
    plain('the directory alone', `${loading.cpuSeconds.toFixed(2)} s, ${(loading.peakBytes / 1e6).toFixed(0)} MB`),
    plain('memory beyond the directory alone', `${beyond.toFixed(0)} MB`),
    {
      what: 'links, every row and own column compared',
      figures: `${said(links)}, script ${said(scriptLinks)}`,
      bar: 'better than the script',
      isMet: f1(links) > f1(scriptLinks),
    },
  ]
}

const plain = (what: string, figures: string): Finding => ({ what, figures, bar: null, isMet: null })

const f1 = ({ precision, recall }: Links) => (2 * precision * recall) / (precision + recall || 1)

const said = (links: Links) => `F1 ${f1(links).toFixed(4)} (${links.precision.toFixed(4)}/${links.recall.toFixed(4)})`
