/** Makes a directory out of an upload; its import begins at once. */
import type { Mapping } from '#core/field.ts'
import type { Directories } from '#pipeline/ports/directories.ts'
import type { ObjectReader } from '#pipeline/ports/objects.ts'
import type { MappingMemory } from '#pipeline/ports/remembered.ts'
import type { Uploads } from '#pipeline/ports/uploads.ts'
import { checkMapping, type MappingRefusal, rememberMapping } from '#pipeline/source/check-mapping.ts'
import { type SourceRefusal, sourceOfUpload } from '#pipeline/source/source-of-upload.ts'

export interface DirectoryRequest {
  readonly workspaceId: string
  /** The new directory's id. */
  readonly id: string
  readonly uploadId: string
  readonly name: string
  readonly mapping: Mapping
  /** Null: chosen by rule when it is imported. */
  readonly idColumn: number | null
  readonly now: Date
}

/** @returns the directory's id, or why it cannot be made. */
export async function createDirectory(
  ports: {
    readonly uploads: Pick<Uploads, 'get'>
    readonly objects: Pick<ObjectReader, 'head'>
    readonly directories: Pick<Directories, 'create'>
    readonly memory: Pick<MappingMemory, 'remember'>
  },
  request: DirectoryRequest,
): Promise<
  { readonly id: string } | { readonly code: SourceRefusal | MappingRefusal | 'directory.no_such_id_column' }
> {
  const { workspaceId, id, uploadId, name, mapping, idColumn } = request
  const found = await sourceOfUpload(ports, workspaceId, uploadId)
  if ('code' in found) return found
  const { dialect } = found.source
  const refusal = checkMapping(mapping, dialect.columns)
  if (refusal) return { code: refusal }
  if (idColumn !== null && idColumn >= dialect.columns.length) return { code: 'directory.no_such_id_column' }

  const outcome = await ports.directories.create({
    id,
    workspaceId,
    name,
    uploadId,
    source: found.source,
    mapping,
    idColumn,
    createdAt: request.now,
  })
  if (outcome === 'expired') return { code: 'upload.expired' }
  await rememberMapping(ports.memory, workspaceId, mapping, dialect)
  return { id }
}
