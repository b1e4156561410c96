/** Puts a file into a house as an upload would be, and makes jobs and directories of it. */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Mapping } from '#core/field.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { previewFile } from '#core/preview.ts'
import { uploadKey } from '#core/storage-key.ts'
import type { PartTag } from '#pipeline/ports/objects.ts'
import type { SourceFile } from '#pipeline/ports/source-file.ts'
import { type House, WORKSPACE } from './house.ts'

const HEAD_BYTES = 1 << 20
const PART_BYTES = 32 << 20

interface Stored {
  readonly source: SourceFile
  readonly mapping: Mapping
}

async function putFile({ ports: { objects, codec } }: House, id: string, path: string): Promise<Stored> {
  const { size } = await stat(path)
  const key = uploadKey(WORKSPACE, id)
  const multipartId = await objects.startMultipart(key, 'text/csv')
  const tags: PartTag[] = []
  for await (const part of createReadStream(path, { highWaterMark: PART_BYTES })) {
    tags.push(await objects.writePart(key, multipartId, tags.length + 1, [part]))
  }
  const { etag } = await objects.completeMultipart(key, multipartId, tags)
  const file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, HEAD_BYTES)), 0)
  await file.close()
  const found = previewFile(buffer.subarray(0, bytesRead), { isWhole: bytesRead === size, rows: 0 }, codec)
  if ('error' in found) throw new Error(found.error.code)
  const source = { key, etag, bytes: size, filename: `${id}.csv`, dialect: found.dialect }
  return { source, mapping: found.preview.mapping }
}

export async function addDirectory(house: House, id: string, path: string): Promise<void> {
  const stored = await putFile(house, id, path)
  await house.ports.directories.create({
    ...stored,
    id,
    workspaceId: WORKSPACE,
    name: id,
    uploadId: id,
    idColumn: null,
    createdAt: new Date(),
  })
}

/** @returns what makes a job that reads the file; each makes another one */
export async function putList(house: House, id: string, path: string) {
  const stored = await putFile(house, id, path)
  return (jobId: string, directoryId: string | null) =>
    house.ports.jobs.create(
      {
        ...stored,
        id: jobId,
        workspaceId: WORKSPACE,
        uploadId: id,
        providers: directoryId === null ? [] : [{ directoryId }],
        options: DEFAULT_OPTIONS,
        createdAt: new Date(),
      },
      null,
    )
}
