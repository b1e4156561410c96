/** The sets of ../shared/data/linkage. `truth.csv` is read here, for scoring, and nowhere else. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { SetSource } from './linkage-set.ts'

const FOLDERS = {
  febrl1: 'febrl1',
  febrl4: 'febrl4',
  fake_1000: 'splink_fake_1000',
  synthetic_12k: 'synthetic_12k',
  organisations: 'dedupe_early_childhood_orgs',
} as const

/** @returns none where the shared folder is absent; KITH_SHARED names it */
export function sharedSets(): readonly SetSource[] {
  const root = join(process.env.KITH_SHARED ?? '../shared', 'data/linkage')
  if (!existsSync(root)) return []
  const group = 'shared'
  return Object.entries(FOLDERS).map(([name, folder]) => ({
    name,
    group,
    make() {
      const read = (file: string) => readFileSync(join(root, folder, file), 'utf8')
      const [, ...pairs] = parse(read('truth.csv')) as string[][]
      const truth = new Map(pairs.map(([id = '', person = '']) => [id, new Set(person === '' ? [] : [person])]))
      return { name, group, directory: read('directory.csv'), contacts: read('contacts.csv'), truth }
    },
  }))
}
