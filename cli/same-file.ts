/** No output may take the place of an input or of another output. */
import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { EnrichArguments } from './enrich-arguments.ts'
import { Refusal } from './refusal.ts'

/** @throws Refusal `arguments.same_file` */
export async function refuseSameFile(given: EnrichArguments): Promise<void> {
  const { contacts, directories, mapping, nicknames, out, rejected, report } = given
  const taken = new Set(await Promise.all(present([contacts, ...directories, mapping, nicknames]).map(placeOf)))
  for (const path of present([out, rejected, report])) {
    const place = await placeOf(path)
    if (place.startsWith('/dev/')) continue
    if (taken.has(place)) throw new Refusal('arguments.same_file', `${path} is named twice: it would be overwritten.`)
    taken.add(place)
  }
}

const present = (paths: readonly (string | null)[]) => paths.filter((path) => path !== null)

/** Where a path leads, through links; of one that does not exist yet, where it will be. */
const placeOf = (path: string) => realpath(path).catch(() => resolve(path))
