/** `kith preview FILE`: how a file would be read, as JSON. */
import { parseArgs } from 'node:util'
import { codec } from '#adapters/text/codec.ts'
import { previewFile } from '#core/preview.ts'
import { readHead } from './read-head.ts'
import { Refusal } from './refusal.ts'

const DEFAULT_ROWS = 100

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { rows: { type: 'string' } },
  })
  const path = positionals[0]
  const rows = Number(values.rows ?? DEFAULT_ROWS)
  if (path === undefined || positionals.length > 1) throw new Refusal('arguments.file', 'Name one file to preview.')
  if (!Number.isInteger(rows) || rows < 0) throw new Refusal('arguments.rows', '--rows takes a whole number from 0.')
  const { head, isWhole } = await readHead(path)
  const found = previewFile(head, { isWhole, rows }, codec)
  if ('error' in found) throw new Refusal(found.error.code, found.error.message)
  process.stdout.write(`${JSON.stringify(found.preview, null, 2)}\n`)
}

export const previewCommand = { usage: 'preview FILE [--rows N]', run }
