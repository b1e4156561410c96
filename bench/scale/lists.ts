/** Lists and their directory as files: of people as they come, and of people with much to be said of each. */
import { createReadStream } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { makeCrowd } from '../lists/make-crowd.ts'

/** Rows that are made for a wide list, which repeats them with other notes. */
const WIDE_ROWS = 200_000
/** Of a note; with the other cells a row has about a kilobyte. */
const NOTE_BYTES = 890
const SENTENCE = 'Met at the fair, asked for the catalogue and would like to be called again in autumn. '
const BATCH_ROWS = 5_000

export interface ListFiles {
  readonly list: string
  readonly directory: string
  /** A list of one row, for loading the directory alone. */
  readonly one: string
}

/** @param folder one of its own */
export async function writeCrowd(folder: string, rows: number, people: number): Promise<ListFiles> {
  await makeCrowd({ rows, people, seed: 1, out: folder })
  const one = join(folder, 'one.csv')
  await writeFile(one, 'Email\nsomebody@mail.example\n')
  return { list: join(folder, 'contacts.csv'), directory: join(folder, 'directory.csv'), one }
}

/** @returns files whose list has about so many bytes, a kilobyte a row; no row repeats another one */
export async function writeWide(folder: string, bytes: number, people: number): Promise<ListFiles> {
  const files = await writeCrowd(folder, WIDE_ROWS, people)
  const lines: string[] = []
  for await (const line of createInterface(createReadStream(files.list, 'utf8'))) lines.push(line)
  const [header = '', ...rows] = lines
  const list = join(folder, 'wide.csv')
  const note = SENTENCE.repeat(Math.ceil(NOTE_BYTES / SENTENCE.length)).slice(0, NOTE_BYTES)
  const file = await open(list, 'w')
  await file.write(`${header},Notes\n`)
  for (let row = 0, written = 0; written < bytes; ) {
    let batch = ''
    for (const end = row + BATCH_ROWS; row < end; row++) batch += `${rows[row % rows.length]},"${row}: ${note}"\n`
    written += (await file.write(batch)).bytesWritten
  }
  await file.close()
  return { ...files, list }
}
