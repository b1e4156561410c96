/** Brings a job's files to where the caller wants them. */
import { createWriteStream } from 'node:fs'
import { lstat, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { LocalRun } from './local-run.ts'
import { Refusal } from './refusal.ts'

interface Destinations {
  readonly out: string
  readonly rejected: string | null
  readonly report: string | null
}

/** A file appears under its name when it is whole. @throws Refusal `out.unwritable` */
export async function saveResult(
  local: Pick<LocalRun, 'objects'>,
  job: Pick<Job, 'files'>,
  to: Destinations,
): Promise<void> {
  const wanted = [
    ['result.csv', to.out],
    ['rejected.csv', to.rejected],
    ['report.json', to.report],
  ] as const
  for (const [name, path] of wanted) {
    const file = job.files.find((one) => one.name === name)
    if (path === null || file === undefined) continue
    // A device such as /dev/null and a link are written through; a file in their place would be the end of them.
    const isThrough = await lstat(path).then(
      (found) => !found.isFile() && !found.isDirectory(),
      () => false,
    )
    const first = isThrough ? path : `${path}.partial`
    try {
      if (isThrough) await pipeline(Readable.from(local.objects.read(file.key)), createWriteStream(path))
      else {
        await local.objects.moveTo(file.key, first)
        await rename(first, path)
      }
    } catch (error) {
      if (!isThrough) await rm(first, { force: true })
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      throw new Refusal('out.unwritable', `${path} can't be written: ${code}.`, 1)
    }
  }
}
