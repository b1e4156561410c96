/**
 * What estimates say before the start, against what the lists then ask, save and cost: 20 jobs of different lists,
 * crowds and providers, over vendors that are played on this machine, with a trial of 50 rows each.
 *   npm run bench -- estimate          20 jobs
 *   npm run bench -- estimate 100      so many, each of another list
 */
import { cpus, totalmem } from 'node:os'
import type { Forecast } from '#core/forecast.ts'
import { crowdList } from '#local/people-data-labs/crowd.ts'
import { startPeopleDataLabsStandIn } from '#local/people-data-labs/stand-in.ts'
import type { ProviderRef } from '#pipeline/ports/jobs.ts'
import { type Ended, openHouse, PRICE } from './estimate/house.ts'
import { createRandom, listOf } from './estimate/lists.ts'

const JOBS = 20
const TRIAL_ROWS = 50
/** The issue's: exact in 20 of 20, cost inside in 19 of 20. */
const LEAST_INSIDE = 0.95

const WAYS = ['one', 'two', 'directory first', 'asked before', 'directory and two'] as const

interface Judged {
  readonly what: string
  readonly wrong: readonly string[]
  readonly isCostInside: boolean
  readonly before: number
  readonly after: number
  readonly figures: string
}

async function judge(n: number): Promise<Judged> {
  const random = createRandom(n + 100)
  const way = WAYS[n % WAYS.length] as (typeof WAYS)[number]
  const people = 200 + Math.floor(random() * 1_800)
  const seed = n + 1
  const known = {
    first: Math.floor(people * (0.2 + 0.7 * random())),
    second: Math.floor(people * (0.5 + 0.5 * random())),
  }
  const vendors = await Promise.all(
    Object.values(known).map((count) =>
      startPeopleDataLabsStandIn({
        port: 0,
        people: { generate: { count, seed } },
        dials: { limits: { calls: null } },
      }),
    ),
  )
  try {
    const house = await openHouse(vendors.map(({ url, key }, i) => ({ service: `vendor-${i + 1}`, url, key })))
    const list = listOf({
      people,
      seed,
      doubles: 0.1 * random(),
      thin: 0.05 * random(),
      empty: 0.03 * random(),
      order: n % 2 === 0 ? 'chance' : 'name',
    })
    const [one, two] = [{ connectionId: 'vendor-1' }, { connectionId: 'vendor-2' }]
    const directory = () => house.addDirectory('own', crowdList({ count: Math.floor(people * 0.4), seed }))
    if (way === 'asked before') {
      await house.run(
        listOf({ people: Math.floor(people / 3), seed, doubles: 0, thin: 0, empty: 0, order: 'chance' }),
        [one],
        null,
      )
    }
    const providers: Readonly<Record<typeof way, () => Promise<readonly ProviderRef[]>>> = {
      one: async () => [one],
      two: async () => [one, two],
      'asked before': async () => [one, two],
      'directory first': async () => [await directory(), one],
      'directory and two': async () => [await directory(), one, two],
    }
    const asked = await providers[way]()
    const before = await house.estimate(list, asked, null)
    const trial = await house.run(list, asked, TRIAL_ROWS)
    const after = await house.estimate(list, asked, trial.job.id)
    const credits = () =>
      vendors.flatMap((vendor) => vendor.books()).reduce((sum, { credits: { spent } }) => sum + spent, 0)
    const creditsBefore = credits()
    const run = await house.run(list, asked, null)
    return compare(`${way}, ${run.job.rowsSplit} rows`, before, after, run, credits() - creditsBefore)
  } finally {
    await Promise.all(vendors.map((vendor) => vendor.close()))
  }
}

function compare(what: string, before: Forecast, after: Forecast, { job, spent }: Ended, credits: number): Judged {
  const wrong: string[] = []
  const check = (name: string, told: number, came: number) => {
    if (told !== came) wrong.push(`${name}: ${told} told, ${came} came`)
  }
  const { statuses } = job.tallies
  check('rows', after.rows, job.rowsSplit)
  check('invalid rows', after.invalidRows, statuses.invalid)
  for (const provider of after.providers) {
    if (provider.kind === 'directory') {
      if (provider.rows.isExact) check('rows of the directory', provider.rows.to, job.rowsSplit - statuses.invalid)
      continue
    }
    const came = spent.find(({ connectionId }) => connectionId === provider.connectionId)
    if (provider.lookups.isExact) check('lookups', provider.lookups.to, came?.lookups ?? 0)
    if (provider.known.isExact) check('answers in the ledger', provider.known.to, came?.savedLookups ?? 0)
    if (provider.savedMicros.isExact) check('saved', provider.savedMicros.to, came?.savedMicros ?? 0)
  }
  const cost = spent.reduce((sum, { spentMicros }) => sum + spentMicros, 0)
  check('credits in the vendors’ own books', cost / PRICE, credits)
  if (cost > after.mostMicros) wrong.push(`at most: ${after.mostMicros} told, ${cost} came`)
  const inMatches = ({ from, to }: Forecast['costMicros']) => `${from / PRICE}–${to / PRICE}`
  return {
    what,
    wrong,
    isCostInside: cost >= after.costMicros.from && cost <= after.costMicros.to,
    before: width(before),
    after: width(after),
    figures: `cost ${cost / PRICE} matches; told ${inMatches(before.costMicros)}, after the trial ${inMatches(after.costMicros)}; at most ${after.mostMicros / PRICE}`,
  }
}

/** @returns how wide the range of the cost is, as a share of the highest cost */
const width = ({ costMicros, mostMicros }: Forecast) =>
  mostMicros === 0 ? 0 : (costMicros.to - costMicros.from) / mostMicros

async function main([given]: readonly string[]): Promise<void> {
  const jobs = given === undefined ? JOBS : Number(given)
  const least = Math.ceil(jobs * LEAST_INSIDE)
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1e9)} GB`
  console.log(`${process.platform} ${process.arch}, ${machine}, Node ${process.version}\n`)
  const judged: Judged[] = []
  for (let n = 0; n < jobs; n++) {
    const one = await judge(n)
    judged.push(one)
    const verdict = [...one.wrong, ...(one.isCostInside ? [] : ['cost outside'])].join('; ')
    console.log(`${one.what.padEnd(32)} ${one.figures.padEnd(100)} ${verdict}`.trimEnd())
  }
  const exact = judged.filter(({ wrong }) => wrong.length === 0).length
  const inside = judged.filter(({ isCostInside }) => isCostInside).length
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const percent = (share: number) => `${Math.round(share * 100)} %`
  console.log(`\nexact numbers equal those of the run: ${exact} of ${jobs} jobs (bar: ${jobs})`)
  console.log(`cost inside its range: ${inside} of ${jobs} jobs (bar: ${least})`)
  console.log(
    `width of the range of cost, of the highest cost: ${percent(mean(judged.map(({ before }) => before)))} before a trial, ${percent(mean(judged.map(({ after }) => after)))} after it`,
  )
  if (exact < jobs || inside < least) process.exitCode = 1
}

await main(process.argv.slice(2))
