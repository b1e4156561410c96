// Mails on disk, one .eml file each: there whole or not at all, and never changed.
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

export type Mailbox = {
  /** Resolves when the mail is on disk for good. */
  keep(raw: Buffer, recipients: readonly string[], receivedMs: number): Promise<void>
  /** Ids of all mails, newest first. */
  ids(): Promise<readonly string[]>
  /** The mail as it came in, or undefined when there is none of this id. */
  read(id: string): Promise<KeptMail | undefined>
}

export type KeptMail = {
  readonly id: string
  readonly receivedMs: number
  /** Whom it was sent to, hidden recipients included. */
  readonly recipients: readonly string[]
  readonly raw: Buffer
}

const extension = '.eml'
/** The first header of a kept mail, ours: the message itself need not name those it was sent to. */
const recipientsHeader = 'X-Envelope-To: '
const idPattern = /^\d{15}-\d{6}-[0-9a-f]{8}$/

/** Opens the mailbox in `folder`, made when missing. */
export async function openMailbox(folder: string): Promise<Mailbox> {
  const unfinished = join(folder, 'unfinished')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  let serial = 0

  return {
    async keep(raw, recipients, receivedMs) {
      const id = formatId(receivedMs, serial++)
      const header = Buffer.from(`${recipientsHeader}${recipients.join(', ')}\r\n`)
      const path = join(unfinished, id)
      await writeSynced(path, Buffer.concat([header, raw]))
      await rename(path, join(folder, id + extension))
      await syncFolder(folder)
    },
    async ids() {
      const names = await readdir(folder)
      const ids = names.filter((name) => name.endsWith(extension)).map((name) => name.slice(0, -extension.length))
      return ids.filter((id) => idPattern.test(id)).sort((a, b) => (a < b ? 1 : -1))
    },
    async read(id) {
      if (!idPattern.test(id)) return undefined
      try {
        return parseKept(id, await readFile(join(folder, id + extension)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}

/** Sorts by time of receipt; the serial number keeps the order within a millisecond. */
function formatId(receivedMs: number, serial: number): string {
  const time = String(receivedMs).padStart(15, '0')
  return `${time}-${String(serial % 1_000_000).padStart(6, '0')}-${randomBytes(4).toString('hex')}`
}

function parseKept(id: string, content: Buffer): KeptMail {
  const headerEnd = content.indexOf('\r\n')
  const recipients = content.toString('utf8', recipientsHeader.length, headerEnd).split(', ')
  return { id, receivedMs: Number(id.slice(0, 15)), recipients, raw: content.subarray(headerEnd + 2) }
}

async function writeSynced(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes a renamed file name durable. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
