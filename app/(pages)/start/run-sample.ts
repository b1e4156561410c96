/** Takes the sample list all the way to a running job. */
import { call } from '#app/_client/call.ts'
import { uploadFile } from '#app/_client/upload/upload-file.ts'
import { SAMPLE_FILENAME } from '#app/_ui/sample-list.ts'
import type { DirectoryPage, DirectoryView } from '#app/api/v1/_schemas/directory.ts'
import type { JobView } from '#app/api/v1/_schemas/job.ts'

const SAMPLE_NAME = 'Sample people'
const NOT_THERE = 'The sample is missing from this installation.'

/** @param onStep told in a few words what is being done. @returns the job's id */
export async function runSample(onStep: (words: string) => void): Promise<string> {
  onStep('Bringing the sample list…')
  const list = await bringSample()
  onStep('Bringing people to check against…')
  const directoryId = (await knownSample()) ?? (await makeSampleDirectory())
  const job = await call<JobView>('jobs', {
    method: 'POST',
    body: {
      source: { uploadId: list.id },
      mapping: list.preview?.mapping ?? [],
      providers: [{ directoryId }],
      options: { defaultCountry: 'US' },
    },
  })
  return job.id
}

const bringSample = async () => uploadFile(await sampleFile('contacts.csv', SAMPLE_FILENAME))

/**
 * Brings the sample list, to be looked up with what plays a vendor.
 *
 * @returns where to go on: the choice is made already, and nothing has begun
 */
export async function bringSampleFor(connectionId: string): Promise<string> {
  const list = await bringSample()
  return `/uploads/${list.id}?${new URLSearchParams({ with: connectionId })}`
}

async function sampleFile(name: string, shownAs: string): Promise<File> {
  const response = await fetch(`/sample/${name}`)
  if (!response.ok) throw new Error(NOT_THERE)
  return new File([await response.blob()], shownAs, { type: 'text/csv' })
}

async function knownSample(): Promise<string | null> {
  const { items } = await call<DirectoryPage>('directories?limit=100')
  return items.find(({ name, status }) => name === SAMPLE_NAME && status !== 'failed')?.id ?? null
}

async function makeSampleDirectory(): Promise<string> {
  const people = await uploadFile(await sampleFile('directory.csv', 'sample-people.csv'))
  const directory = await call<DirectoryView>('directories', {
    method: 'POST',
    body: { uploadId: people.id, name: SAMPLE_NAME, mapping: people.preview?.mapping ?? [] },
  })
  return directory.id
}
