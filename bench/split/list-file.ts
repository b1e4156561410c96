/** Lists of any size as files, in the shapes that a reader of record ends may find easy or hard. */
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { makeCrowd } from '../lists/make-crowd.ts'

export const SHAPES = ['some cells quoted', 'every cell quoted', 'UTF-16'] as const
export type Shape = (typeof SHAPES)[number]

/** Rows that are made; a larger file repeats them. */
const ROWS = 200_000
/** Of these lines one has a quoted cell. */
const QUOTED_EACH = 8

export interface Lists {
  /** A directory of so many people in a file. */
  readonly directory: string
  /** @returns the path of a list of about so many bytes */
  write(shape: Shape, bytes: number): Promise<string>
  remove(): Promise<void>
}

/** No cell of these lists holds a delimiter or a quote. */
function written(line: string, n: number, shape: Shape): string {
  switch (shape) {
    case 'UTF-16':
    case 'some cells quoted':
      return n % QUOTED_EACH === 0
        ? `${line.replace(/^([^,]*,[^,]*,[^,]*,[^,]*),([^,]*)/, '$1,"$5, ""Ltd"""')}\n`
        : `${line}\n`
    case 'every cell quoted':
      return `"${line.replaceAll(',', '","')}"\r\n`
    default:
      return shape satisfies never
  }
}

export async function makeLists(people: number): Promise<Lists> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-lists-'))
  await makeCrowd({ rows: ROWS, people, seed: 1, out: folder })

  return {
    directory: join(folder, 'directory.csv'),
    async write(shape, bytes) {
      const lines: string[] = []
      for await (const line of createInterface(createReadStream(join(folder, 'contacts.csv'), 'utf8'))) {
        lines.push(written(line, lines.length, shape))
      }
      const encoding = shape === 'UTF-16' ? 'utf16le' : 'utf8'
      const [header = '', ...rows] = lines
      const block = Buffer.from(rows.join(''), encoding)
      const path = join(folder, 'list.csv')
      const file = await open(path, 'w')
      await file.write(Buffer.from(shape === 'UTF-16' ? `\ufeff${header}` : header, encoding))
      for (let left = bytes; left > 0; left -= block.length) await file.write(block)
      await file.close()
      return path
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
