/** Walks the ranges of a job in row order, a page at a time. */
import type { RangePart } from '../ports/parts.ts'
import type { Ranges } from '../ports/ranges.ts'

const PAGE = 500

export async function* eachPart(
  ranges: Pick<Ranges, 'parts'>,
  workspaceId: string,
  jobId: string,
  fromN = 0,
): AsyncGenerator<RangePart> {
  for (let n = fromN; ; n += PAGE) {
    const page = await ranges.parts(workspaceId, jobId, n, PAGE)
    yield* page
    if (page.length < PAGE) return
  }
}
