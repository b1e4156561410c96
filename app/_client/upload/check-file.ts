/** What can be said of a file before a byte of it is sent. */
import { sniffFile } from '#core/sniff-file.ts'

/** Signatures of zipped and other foreign files stand at their very start. */
const HEAD_BYTES = 4096

/** @returns a sentence that helps when the file is no text table, else null. */
export async function fileProblem(file: File): Promise<string | null> {
  if (file.size === 0) return 'This file is empty. Choose one with a header and at least one row.'
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  return sniffFile(head)?.message ?? null
}
