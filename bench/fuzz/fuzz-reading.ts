/** Many mutants through `checkReading`. */
import { MAX_RECORD_BYTES } from '#core/record-engine.ts'
import { createRandom, type Random } from '../lists/random.ts'
import { checkReading } from './check-reading.ts'
import { longInput, mutate } from './mutate.ts'
import { fuzzSources } from './sources.ts'

export interface FuzzRun {
  readonly inputs: number
  readonly detected: number
  readonly rows: number
  readonly otherLines: number
  readonly sharedSources: number
}

/** Mutants are shown whole, inputs of a megabyte by their beginning. */
const LARGEST_SHOWN = 2000

/**
 * @param seed the same one gives the same inputs, where the same shared files are there
 * @throws at the first input that breaks a rule, with the input in base64
 */
export function fuzzReading(inputs: number, seed: number): FuzzRun {
  const { sources, shared } = fuzzSources()
  return run(inputs, seed, shared, (random) => mutate(sources, random))
}

/** The same around the true limit of a record, with inputs of a megabyte: a few of them tell what many would. */
export function fuzzLongRecords(inputs: number, seed: number): FuzzRun {
  return run(inputs, seed, 0, (random) => longInput(MAX_RECORD_BYTES, random))
}

function run(inputs: number, seed: number, sharedSources: number, make: (random: Random) => Uint8Array): FuzzRun {
  const random = createRandom(seed)
  const sums = { inputs, detected: 0, rows: 0, otherLines: 0, sharedSources }
  for (let input = 0; input < inputs; input++) {
    const bytes = make(random)
    try {
      const { rows, otherLines, isDetected } = checkReading(bytes, random)
      sums.rows += rows
      sums.otherLines += otherLines
      if (isDetected) sums.detected++
    } catch (error) {
      const hint = `input ${input} of seed ${seed}: ${Buffer.from(bytes.subarray(0, LARGEST_SHOWN)).toString('base64')}`
      throw new Error(hint, { cause: error })
    }
  }
  return sums
}
