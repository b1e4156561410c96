/** `kith enrich`: the engine and the pipeline of the web app on files, without servers. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { keepHeapSmall } from '#adapters/heap/small-heap.ts'
import { FIELDS, type Mapping } from '#core/field.ts'
import { uploadKey } from '#core/storage-key.ts'
import { checkMapping } from '#pipeline/source/check-mapping.ts'
import { type EnrichArguments, enrichArguments } from './enrich-arguments.ts'
import { type FileIn, openFile } from './files-in.ts'
import { createLocalRun, type LocalRun, WORKSPACE } from './local-run.ts'
import { readNicknames } from './read-nicknames.ts'
import { Refusal } from './refusal.ts'
import { refuseSameFile } from './same-file.ts'
import { saveResult } from './save-result.ts'

const MappingFile = z.array(z.strictObject({ column: z.int().min(0), field: z.enum(FIELDS) }))

async function run(args: readonly string[]): Promise<void> {
  const given = enrichArguments(args)
  keepHeapSmall()
  await refuseSameFile(given)
  const folder = await mkdtemp(join(tmpdir(), 'kith-'))
  try {
    const local = createLocalRun(folder)
    if (given.nicknames !== null) await local.setNicknames(await readNicknames(given.nicknames))
    const contacts = await openList(local, given.contacts, 'contacts')
    const mapping = given.mapping === null ? contacts.mapping : await readMapping(given.mapping)
    const refusal = checkMapping(mapping, contacts.source.dialect.columns)
    if (refusal !== null)
      throw new Refusal(refusal, `No usable mapping (${refusal}): say what the columns are, --mapping m.json.`)
    const providers: { readonly directoryId: string }[] = []
    for (const [place, path] of given.directories.entries())
      providers.push(await addDirectory(local, given, path, place))
    const job = await local.runJob({ source: contacts.source, mapping, providers, options: given.options })
    await saveResult(local, job, given)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function openList(local: LocalRun, path: string, id: string): Promise<FileIn> {
  const key = uploadKey(WORKSPACE, id)
  const file = await openFile(path, key)
  return { ...file, source: { ...file.source, etag: await local.place(key, path) } }
}

async function addDirectory(
  local: LocalRun,
  given: EnrichArguments,
  path: string,
  place: number,
): Promise<{ readonly directoryId: string }> {
  const id = `directory-${place}`
  const file = await openList(local, path, id)
  if (file.mapping.length === 0) throw new Refusal('mapping.empty', `${path}: no column of this list was recognised.`)
  const { columns } = file.source.dialect
  const idColumn = given.id === null ? null : columns.indexOf(given.id)
  if (idColumn === -1) throw new Refusal('directory.no_such_id_column', `${path}: there is no column ${given.id}.`)
  await local.addDirectory({ id, source: file.source, mapping: file.mapping, idColumn })
  return { directoryId: id }
}

async function readMapping(path: string): Promise<Mapping> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    throw new Refusal('mapping.unreadable', `The mapping ${path} can't be read.`)
  }
  const parsed = MappingFile.safeParse(parseJson(text))
  if (!parsed.success)
    throw new Refusal('mapping.unreadable', `${path} must be a list of {"column": 0, "field": "email"}.`)
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const enrichCommand = {
  usage:
    'enrich contacts.csv --out result.csv [--directory people.csv …] [--rejected r.csv] [--report report.json] [--mapping m.json] [--nicknames pairs.csv] [--id COLUMN] [--country XX] [--date-order auto|dmy|mdy|ymd] [--match-at P] [--review-at P] [--add-fields a,b] [--no-estimate]',
  run,
}
