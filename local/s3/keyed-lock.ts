// Lets one piece of work at a time have a name; others who want the same name wait their turn.

export class KeyedLock {
  readonly #tails = new Map<string, Promise<void>>()

  async hold<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(name)
    let free = () => {}
    const tail = new Promise<void>((resolve) => {
      free = resolve
    })
    this.#tails.set(name, tail)
    try {
      await before
      return await work()
    } finally {
      if (this.#tails.get(name) === tail) this.#tails.delete(name)
      free()
    }
  }
}
