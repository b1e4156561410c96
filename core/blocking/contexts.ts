/** What goes with each name of a record into a key: a name with a city, with a birthday, with the end of a number. */
import type { KeyFamily } from './key-family.ts'
import type { KeyList } from './key-list.ts'
import { MOST_KEYS } from './key-list.ts'
import type { RecordNames, SoundList } from './record-names.ts'

export class Contexts {
  private readonly all = new ContextList()
  private readonly forInitials = new ContextList()

  clear(): void {
    this.all.size = 0
    this.forInitials.size = 0
  }

  /** With each name by its sound. */
  add(family: KeyFamily, agreeing: number, context: number): void {
    this.all.add(family, agreeing, context)
  }

  /** Also with both initials, which outlive a slip in either name. */
  addForInitials(family: KeyFamily, agreeing: number, context: number): void {
    this.all.add(family, agreeing, context)
    this.forInitials.add(family, agreeing, context)
  }

  addKeys({ sounds, initials }: RecordNames, keys: KeyList): void {
    this.all.addKeys(sounds, keys)
    this.forInitials.addKeys(initials, keys)
  }
}

class ContextList {
  size = 0
  private readonly families = new Uint8Array(MOST_KEYS)
  private readonly agreeing = new Int32Array(MOST_KEYS)
  private readonly contexts = new Int32Array(MOST_KEYS)

  add(family: KeyFamily, agreeing: number, context: number): void {
    if (this.size === MOST_KEYS) return
    this.families[this.size] = family
    this.agreeing[this.size] = agreeing
    this.contexts[this.size++] = context
  }

  addKeys(names: SoundList, keys: KeyList): void {
    for (let place = 0; place < this.size; place++) {
      const family = this.families[place] as KeyFamily
      const agreeing = this.agreeing[place] as number
      const context = this.contexts[place] as number
      for (let name = 0; name < names.size; name++) {
        keys.add(family, agreeing | (names.parts[name] as number), names.hashes[name] as number, context)
      }
    }
  }
}
