/**
 * Damaged files through everything that reads, by hand: `npm run bench -- fuzz [INPUTS [SEED]]`, a million from seed 100
 * unless told otherwise. Ends with an error and the input at the first rule that is broken.
 */
import { fuzzLongRecords, fuzzReading } from './fuzz/fuzz-reading.ts'

const INPUTS_PER_SEED = 100_000

const inputs = Number(process.argv[2] ?? 1_000_000)
const firstSeed = Number(process.argv[3] ?? 100)
for (let done = 0, seed = firstSeed; done < inputs; seed++) {
  const run = fuzzReading(Math.min(INPUTS_PER_SEED, inputs - done), seed)
  done += run.inputs
  console.log(
    `seed ${seed}: ${run.inputs} inputs of which ${run.detected} through detection, ${run.rows} rows and ` +
      `${run.otherLines} other lines, ${run.sharedSources} shared sources`,
  )
}
const long = fuzzLongRecords(Math.ceil(inputs / 10_000), firstSeed)
console.log(`${long.inputs} inputs around the longest record, ${long.rows} rows`)
