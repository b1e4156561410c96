/** The bars of issue 3 and the figures of the peers it quotes. */
export interface Bar {
  readonly f1: number
  readonly matchedPrecision: number
  /** Share of the rows at most; null: reported only. */
  readonly review: number | null
  readonly blocking: number
}

export const BARS: Readonly<Record<string, Bar>> = {
  febrl1: { f1: 1, matchedPrecision: 0.999, review: 0.01, blocking: 0.995 },
  febrl4: { f1: 0.9995, matchedPrecision: 0.999, review: 0.01, blocking: 0.995 },
  fake_1000: { f1: 0.955, matchedPrecision: 0.99, review: 0.1, blocking: 0.97 },
  synthetic_12k: { f1: 0.985, matchedPrecision: 0.995, review: 0.05, blocking: 0.995 },
  organisations: { f1: 0.9, matchedPrecision: 0.95, review: null, blocking: 0.95 },
}

/** Points between stated and right in a bin, and its links at least. */
export const CALIBRATION_BAR = { gap: 0.05, links: 100 }
/** Share of people that get the same decision whatever the length of the list. */
export const STEADY_BAR = 0.995
/** False matches among contacts whose person is not there, on FEBRL4. */
export const STRANGERS_BAR = 0.001
/** Recall of synthetic_12k at a precision of .999: an aim beyond the bars. */
export const RECALL_AIM = { precision: 0.999, recall: 0.9 }

interface Peer {
  readonly name: string
  /** F1 (precision/recall), as printed there. */
  readonly figures: Readonly<Record<string, string>>
}

export const QUOTED_PEERS: readonly Peer[] = [
  {
    name: 'names plus one key',
    figures: { febrl4: '.879 (.999/.784)', fake_1000: '.317', synthetic_12k: '.949 (.993/.909)' },
  },
  { name: 'recordlinkage, unsupervised', figures: { febrl4: '.9955 (1.0/.991)', fake_1000: '.850 (.905/.801)' } },
  { name: 'Splink, its tutorial', figures: { fake_1000: '.904 (.976/.841)' } },
  {
    name: 'sixty lines, best threshold',
    figures: {
      febrl4: '.9999',
      fake_1000: '.955 (.982/.930)',
      synthetic_12k: '.984 (.989/.979)',
      organisations: '.883 (.916/.853)',
    },
  },
]
