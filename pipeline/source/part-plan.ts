/** How an upload is cut into parts. Limits: S3's multipart rules, 5 MiB at least but for the last part, 10,000 parts. */
const MIB = 1024 * 1024
const DEFAULT_PART_BYTES = 8 * MIB
const MAX_PARTS = 10_000

export interface PartPlan {
  /** Length of every part but the last, in bytes. */
  readonly partBytes: number
  readonly partCount: number
}

/** @returns the plan for a file of so many bytes, at least one: the smallest whole number of MiB that fits. */
export function planParts(bytes: number): PartPlan {
  const partBytes = Math.max(DEFAULT_PART_BYTES, Math.ceil(bytes / MAX_PARTS / MIB) * MIB)
  return { partBytes, partCount: Math.ceil(bytes / partBytes) }
}

/** @returns the exact length in bytes of part `number` (from 1), or null when there is no such part. */
export function partLength(upload: { readonly bytes: number; readonly partBytes: number }, number: number) {
  const from = (number - 1) * upload.partBytes
  return number >= 1 && from < upload.bytes ? Math.min(upload.partBytes, upload.bytes - from) : null
}
