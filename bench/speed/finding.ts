/** What a section of the speed benchmark finds, and how it says so. */

export interface Finding {
  /** What was measured. */
  readonly what: string
  /** Both sides with their units, ready to be printed. */
  readonly figures: string
  /** The bar in words, or null where there is none. */
  readonly bar: string | null
  /** Null where there is no bar. */
  readonly isMet: boolean | null
}

/** One file of this folder: `name` is what selects it on the command line. */
export interface Section {
  readonly name: string
  /** @param args what stands behind the name. Throws when the two sides do not give the same: then no figure counts. */
  measure(args: readonly string[]): Promise<readonly Finding[]>
}

/** @returns how many times less ours took, in seconds both, against the bar. */
export function timesLess(what: string, ours: number, theirs: number, bar: number | null): Finding {
  const times = theirs / ours
  return {
    what,
    figures: `${times.toFixed(2)} x (${seconds(ours)} against ${seconds(theirs)})`,
    bar: bar === null ? null : `at least ${bar} x`,
    isMet: bar === null ? null : times >= bar,
  }
}

function seconds(value: number): string {
  return value < 1 ? `${(value * 1000).toFixed(1)} ms` : `${value.toFixed(2)} s`
}
