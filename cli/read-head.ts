/** The head of a file, for its preview. */
import { open, stat } from 'node:fs/promises'
import { Refusal } from './refusal.ts'

/** The preview reads no more than this. */
const HEAD_BYTES = 1024 * 1024

export interface FileHead {
  readonly head: Uint8Array
  readonly isWhole: boolean
  readonly bytes: number
}

/** @throws Refusal `file.unreadable` */
export async function readHead(path: string): Promise<FileHead> {
  try {
    // Opening a pipe would wait for its writer; and it can be read neither twice nor in ranges.
    if (!(await stat(path)).isFile()) throw new Refusal('file.unreadable', `${path} is no file that can be read twice.`)
    const file = await open(path)
    try {
      const { size } = await file.stat()
      const head = new Uint8Array(Math.min(size, HEAD_BYTES))
      let at = 0
      while (at < head.byteLength) {
        const { bytesRead } = await file.read(head, at, head.byteLength - at, at)
        if (bytesRead === 0) break
        at += bytesRead
      }
      return { head: head.subarray(0, at), isWhole: at === size, bytes: size }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new Refusal('file.unreadable', `The file ${path} can't be read: ${code}.`)
  }
}
