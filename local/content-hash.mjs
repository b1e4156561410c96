/** One hash over the names and bytes of files and folders, to tell whether a step has to be done again. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const IGNORED = /^(node_modules|\.next|dist)$|\.test\.tsx?$|\.tsbuildinfo$/

function addTo(hash, root, path) {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return
  if (statSync(absolute).isDirectory()) {
    const names = readdirSync(absolute).filter((name) => !IGNORED.test(name))
    for (const name of names.sort()) addTo(hash, root, `${path}/${name}`)
    return
  }
  const bytes = readFileSync(absolute)
  hash.update(`${path}\0${bytes.length}\0`).update(bytes)
}

/** Paths are relative to `root`; what is missing counts as missing, tests do not count. */
export function contentHash(root, paths) {
  const hash = createHash('sha256').update(process.versions.modules)
  for (const path of paths) addTo(hash, root, path)
  return hash.digest('hex')
}
