/** Lists as people bring them: known and unknown people, doubles, rows that say little, rows that say nothing. */
import { crowdList } from '#local/people-data-labs/crowd.ts'

export interface ListPlan {
  /** Different people in the list. */
  readonly people: number
  readonly seed: number
  /** Shares of rows that are added to these: 0–1. */
  readonly doubles: number
  readonly thin: number
  readonly empty: number
  /** How the rows stand: by chance, or by name, as an address book has them. */
  readonly order: 'chance' | 'name'
}

/** A small generator, so that it is the same each time. (Park and Miller, 1988) */
export function createRandom(seed: number): () => number {
  let state = (seed * 7_919 + 11) % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** @returns CSV; its first people are those whom a vendor with a crowd of this seed knows first */
export function listOf({ people, seed, doubles, thin, empty, order }: ListPlan): string {
  const random = createRandom(seed)
  const [header = '', ...rows] = crowdList({ count: people, seed }).trimEnd().split('\n')
  const some = (share: number) =>
    Array.from({ length: Math.round(people * share) }, () => rows[pick(rows, random)] ?? '')
  const columns = header.split(',').length
  const all = [
    ...rows,
    // A double, written in another way: the same for us and for the vendor.
    ...some(doubles).map((row, i) => (i % 2 === 0 ? row : row.toUpperCase())),
    ...some(thin).map((row) => row.split(',').slice(0, 2).join(',') + ','.repeat(columns - 2)),
    ...some(empty).map(() => ','.repeat(columns - 1)),
  ]
  return `${[header, ...(order === 'name' ? all.sort(byLastName) : shuffled(all, random))].join('\n')}\n`
}

const pick = (rows: readonly string[], random: () => number) => Math.floor(random() * rows.length)

function byLastName(a: string, b: string): number {
  const [left = '', right = ''] = [a.split(',')[1], b.split(',')[1]]
  return left < right ? -1 : left > right ? 1 : 0
}

function shuffled(rows: readonly string[], random: () => number): readonly string[] {
  const mixed = [...rows]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[mixed[i], mixed[j]] = [mixed[j] as string, mixed[i] as string]
  }
  return mixed
}
