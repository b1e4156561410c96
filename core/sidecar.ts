/** The index section of a part: one record of fixed size per row, so that a row is found without reading the others. */
import { type Identity, writeUnitsHash } from './identity-hash.ts'
import type { CandidateRef, MatchKind, RowStatus } from './outcome.ts'
import { MATCH_KINDS, ROW_STATUSES } from './outcome.ts'

/** Bytes per row. */
export const SIDECAR_ROW_BYTES = 80

/** Where a row's line stands in its section, and how many of its bytes are the list's own columns (with delimiter). */
export interface LinePlace {
  readonly offset: number
  readonly ownBytes: number
}

export interface SidecarRow {
  readonly status: RowStatus
  readonly match: MatchKind | null
  readonly score: number | null
  /** The provider the best candidate came from, by its place in the job's order; null without one. */
  readonly provider: number | null
  readonly result: LinePlace
  readonly spreadsheet: LinePlace
  /** The row this one repeats, or null. */
  readonly duplicateOf: number | null
  readonly candidates: readonly CandidateRef[]
}

/** Byte places inside one record; numbers are little-endian. */
const AT = {
  status: 0,
  match: 1,
  provider: 2,
  candidateCount: 3,
  candidateProviders: 4,
  ownStatus: 6,
  duplicateOf: 8,
  resultOffset: 12,
  resultOwn: 16,
  sheetOffset: 20,
  sheetOwn: 24,
  candidateOrdinals: 28,
  score: 40,
  candidateScores: 48,
  identity: 64,
} as const

const NO_SCORE = -1
const STATUS_NUMBERS = Object.fromEntries(ROW_STATUSES.map((status, i) => [status, i])) as Record<RowStatus, number>

/** Writes the record of row `index` of the part. `identity` is what duplicates share, or null to be kept. */
export function writeSidecarRow(out: DataView, index: number, row: SidecarRow, identity: Identity | null): void {
  const at = index * SIDECAR_ROW_BYTES
  out.setUint8(at + AT.status, STATUS_NUMBERS[row.status])
  out.setUint8(at + AT.match, row.match === null ? 0 : 1 + MATCH_KINDS.indexOf(row.match))
  out.setUint8(at + AT.provider, row.provider === null ? 0 : 1 + row.provider)
  out.setUint8(at + AT.candidateCount, row.candidates.length)
  out.setUint32(at + AT.duplicateOf, row.duplicateOf ?? 0, true)
  out.setUint32(at + AT.resultOffset, row.result.offset, true)
  out.setUint32(at + AT.resultOwn, row.result.ownBytes, true)
  out.setUint32(at + AT.sheetOffset, row.spreadsheet.offset, true)
  out.setUint32(at + AT.sheetOwn, row.spreadsheet.ownBytes, true)
  out.setFloat64(at + AT.score, row.score ?? NO_SCORE, true)
  for (let i = 0; i < row.candidates.length && i < 2; i++) {
    const candidate = row.candidates[i] as CandidateRef
    out.setUint8(at + AT.candidateProviders + i, candidate.provider)
    out.setUint32(at + AT.candidateOrdinals + 4 * i, candidate.ordinal, true)
    out.setFloat64(at + AT.candidateScores + 8 * i, candidate.score, true)
  }
  if (identity !== null) writeUnitsHash(identity, out, at + AT.identity)
}

/** @returns the record of row `index` of the part. */
export function readSidecarRow(sidecar: DataView, index: number): SidecarRow {
  const at = index * SIDECAR_ROW_BYTES
  const match = sidecar.getUint8(at + AT.match)
  const provider = sidecar.getUint8(at + AT.provider)
  const score = sidecar.getFloat64(at + AT.score, true)
  const candidates: CandidateRef[] = []
  for (let i = 0; i < sidecar.getUint8(at + AT.candidateCount); i++) {
    candidates.push({
      provider: sidecar.getUint8(at + AT.candidateProviders + i),
      ordinal: sidecar.getUint32(at + AT.candidateOrdinals + 4 * i, true),
      score: sidecar.getFloat64(at + AT.candidateScores + 8 * i, true),
    })
  }
  return {
    status: readStatus(sidecar, index),
    match: match === 0 ? null : (MATCH_KINDS[match - 1] ?? null),
    score: score === NO_SCORE ? null : score,
    provider: provider === 0 ? null : provider - 1,
    result: {
      offset: sidecar.getUint32(at + AT.resultOffset, true),
      ownBytes: sidecar.getUint32(at + AT.resultOwn, true),
    },
    spreadsheet: {
      offset: sidecar.getUint32(at + AT.sheetOffset, true),
      ownBytes: sidecar.getUint32(at + AT.sheetOwn, true),
    },
    duplicateOf: sidecar.getUint32(at + AT.duplicateOf, true) || null,
    candidates,
  }
}

/** @returns only the status of row `index`: what filtering by status needs. */
export function readStatus(sidecar: DataView, index: number): RowStatus {
  const status = ROW_STATUSES[sidecar.getUint8(index * SIDECAR_ROW_BYTES + AT.status)]
  if (status === undefined) throw new RangeError('sidecar.broken')
  return status
}

/** @returns the status of every row, a byte each: what filtering by status reads, an eightieth of the whole. */
export function statusesOf(index: Uint8Array): Uint8Array {
  const statuses = new Uint8Array(index.length / SIDECAR_ROW_BYTES)
  for (let i = 0; i < statuses.length; i++) statuses[i] = index[i * SIDECAR_ROW_BYTES + AT.status] as number
  return statuses
}

/** @returns places of the first rows of a status, at most `most` of them. */
export function placesOfStatus(statuses: Uint8Array, status: RowStatus, most: number): readonly number[] {
  const wanted = ROW_STATUSES.indexOf(status)
  const places: number[] = []
  for (let at = statuses.indexOf(wanted); at >= 0 && places.length < most; at = statuses.indexOf(wanted, at + 1)) {
    places.push(at)
  }
  return places
}

/** @returns the row that row `index` repeats, or null. */
export function readDuplicateOf(sidecar: DataView, index: number): number | null {
  return sidecar.getUint32(index * SIDECAR_ROW_BYTES + AT.duplicateOf, true) || null
}

/** @returns where the 16 bytes of the identity hash of row `index` begin. */
export function identityAt(index: number): number {
  return index * SIDECAR_ROW_BYTES + AT.identity
}

/** Marks row `index` as one that repeats row `first`, or as one that repeats none any more. */
export function markSidecarRow(sidecar: DataView, index: number, first: number | null): void {
  const at = index * SIDECAR_ROW_BYTES
  const own = readOwnStatus(sidecar, index)
  sidecar.setUint8(at + AT.ownStatus, 1 + ROW_STATUSES.indexOf(own))
  sidecar.setUint8(at + AT.status, ROW_STATUSES.indexOf(first === null ? own : 'duplicate'))
  sidecar.setUint32(at + AT.duplicateOf, first ?? 0, true)
}

/** @returns the status of row `index` as if it repeated none. */
export function readOwnStatus(sidecar: DataView, index: number): RowStatus {
  const status = readStatus(sidecar, index)
  if (status !== 'duplicate') return status
  // What was marked before this was kept: a person must decide.
  return ROW_STATUSES[sidecar.getUint8(index * SIDECAR_ROW_BYTES + AT.ownStatus) - 1] ?? 'review'
}

export type LineSection = 'result' | 'spreadsheet'

/** @returns where the line of row `index` begins in a section, and how many of its bytes are the list's own columns. */
export function readLinePlace(sidecar: DataView, index: number, section: LineSection): LinePlace {
  const at = index * SIDECAR_ROW_BYTES
  const isResult = section === 'result'
  return {
    offset: sidecar.getUint32(at + (isResult ? AT.resultOffset : AT.sheetOffset), true),
    ownBytes: sidecar.getUint32(at + (isResult ? AT.resultOwn : AT.sheetOwn), true),
  }
}

/** Says that the line of row `index` begins elsewhere. */
export function moveLine(sidecar: DataView, index: number, section: LineSection, offset: number): void {
  const at = index * SIDECAR_ROW_BYTES
  sidecar.setUint32(at + (section === 'result' ? AT.resultOffset : AT.sheetOffset), offset, true)
}
