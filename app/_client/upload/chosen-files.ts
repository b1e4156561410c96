/** Files chosen on one page and sent on the next: the browser hands a file over only once. */
const chosen = new Map<string, File>()

export function keepFile(uploadId: string, file: File): void {
  chosen.set(uploadId, file)
}

/** @returns the file, if this page was reached from the one where it was chosen and not reloaded since. */
export function keptFile(uploadId: string): File | null {
  return chosen.get(uploadId) ?? null
}
