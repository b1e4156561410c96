/** Keys of the directory as text, those last read kept: names and towns are read again and again. */
import type { PeopleTable } from '../directory-index/people-table.ts'

/** A power of two. */
const KEPT = 2 ** 12

export class KeyTexts {
  private readonly people: PeopleTable
  private readonly cells = new Uint32Array(KEPT)
  private readonly texts: string[] = Array<string>(KEPT).fill('')

  constructor(people: PeopleTable) {
    this.people = people
  }

  /** @param cell of one value */
  of(cell: number): string {
    const place = cell & (KEPT - 1)
    if (this.cells[place] !== cell) {
      this.texts[place] = this.people.keyText(cell)
      this.cells[place] = cell
    }
    return this.texts[place] as string
  }
}
