// Makes file names that were just made or renamed in a folder as durable as the files themselves.

import { open } from 'node:fs/promises'

export async function syncDirectory(directory: string): Promise<void> {
  // Windows knows no sync of a folder and refuses to open one.
  if (process.platform === 'win32') return
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
