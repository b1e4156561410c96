/** Free text: folded, never judged. */
import { fold } from '../fold.ts'
import type { Reading } from './reading.ts'
import { good } from './reading.ts'

export function cleanNotes(text: string): readonly Reading[] {
  return good(text, fold(text) || text.toLowerCase())
}
