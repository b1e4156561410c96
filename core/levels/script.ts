/** Whether two texts are written in letters of different kinds, so that they neither agree nor differ. */

/** Latin letters with all that they may carry end here (Latin Extended-B). */
export const LAST_LATIN = 0x24f

/** @returns whether one begins in Latin script and the other does not: they can't be compared letter by letter. */
export function areOfOtherScripts(a: string, b: string): boolean {
  return a.charCodeAt(0) <= LAST_LATIN !== b.charCodeAt(0) <= LAST_LATIN
}
