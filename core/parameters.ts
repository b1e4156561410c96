/** What a decision is made of, as plain data: m and u probabilities per level, priors, dependence, nicknames. */
import type { Field } from './field.ts'
import type { Level } from './level.ts'
import type { NicknameSnapshot } from './nickname-snapshot.ts'
import { nicknameSnapshot } from './nickname-snapshot.ts'
import { SHIPPED_LADDERS } from './shipped-ladders.ts'

export interface LevelParameters {
  /** Probability of the level where both records are of one person and neither is blank. */
  readonly m: number
  /** The same for two different persons drawn at random. */
  readonly u: number
  /**
   * How far u follows the value's own frequency in the directory: 0 not at all, 1 in full. In between, u is multiplied
   * by (frequency / usual frequency) to this power, the usual one being u of the exact level.
   */
  readonly frequency?: number
  /**
   * Set where a value is one person's own: that nobody of the directory shares it does not make it rarer than u says,
   * since it may be shared with somebody outside.
   */
  readonly isOwn?: true
}

export type Ladder = Readonly<Partial<Record<Level, LevelParameters>>>

/** The strongest of a group of fields counts whole, each other one times this. */
export interface Dependence {
  readonly otherAgreement: number
  readonly otherDifference: number
}

/** With the nicknames that count: the built-in table's and the workspace's own. */
export interface Parameters extends NicknameSnapshot {
  /** Changes when the meaning of a number here does; those of another version decide nothing. */
  readonly version: 3
  /** Prior probability that the person is in the directory at all. */
  readonly isThere: number
  /** Odds that a person of a directory stands in it a second time. */
  readonly twice: number
  readonly ladders: Readonly<Record<Field, Ladder>>
  /**
   * Records that the usual frequency of a field counts for, where a value's own is mixed with it, until the directory
   * shows how its rare values are spread.
   */
  readonly frequencyRecords: number
  /** Pairs of people that the shipped u counts for, when it is mixed with what the directory's own pairs show. */
  readonly chancePairs: number
  /** Parts of one address agree or differ together. */
  readonly address: Dependence
  /** So do company, website and the domain of an e-mail address. */
  readonly workplace: Dependence
  /**
   * Bits that a local part equal to the names is worth beside them, at another host; and the share of the names' weight
   * that is taken off one address of both.
   */
  readonly mailNames: { readonly sameLocal: number; readonly sameAddress: number }
  /**
   * How many others in a directory share a person's family name and home, on average, before it is counted; that guess
   * counts like so many records.
   */
  readonly household: {
    readonly mates: number
    readonly records: number
    /** Of these, the share that bears the same given name too: father and son. */
    readonly namesakes: number
    /** And the share that writes from the same mailbox: couples. */
    readonly mailboxes: number
    /** How many branches share an organisation's name or line, on average, before it is counted. */
    readonly branches: number
  }
}

export const SHIPPED_PARAMETERS: Parameters = {
  version: 3,
  isThere: 0.76,
  twice: 0.003,
  ladders: SHIPPED_LADDERS,
  frequencyRecords: 350,
  chancePairs: 500,
  address: { otherAgreement: 0.5, otherDifference: 0.65 },
  workplace: { otherAgreement: 0.2, otherDifference: 0.3 },
  mailNames: { sameLocal: 1.5, sameAddress: 0.75 },
  household: { mates: 0.15, records: 20, namesakes: 0.025, mailboxes: 0.3, branches: 0.25 },
  ...nicknameSnapshot([]),
}

/** `parameters.outdated`: a job's, from before an upgrade changed what its numbers mean. */
export class ParametersError extends Error {
  readonly code = 'parameters.outdated'
  constructor() {
    super('parameters.outdated')
    this.name = 'ParametersError'
  }
}

/** @returns whether these decide as this version of the engine does */
export function areCurrent({ version }: Parameters): boolean {
  return version === SHIPPED_PARAMETERS.version
}
