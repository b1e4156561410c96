/** Which TCP ports are free. */
import { createServer } from 'node:net'
import { StartError } from './start-error.ts'

/** Listens for a moment; resolves to the port. Rejects as `listen` does. */
function listenOnce(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port))
    })
  })
}

export function isFree(host: string, port: number): Promise<boolean> {
  return listenOnce(host, port).then(
    () => true,
    () => false,
  )
}

/** `wanted` when it is given and free, else any free one; never one of `taken`. */
export async function choosePort(wanted: number | null, taken: ReadonlySet<number>): Promise<number> {
  if (wanted !== null && !taken.has(wanted) && (await isFree('127.0.0.1', wanted))) return wanted
  for (;;) {
    const port = await listenOnce('127.0.0.1', 0)
    if (!taken.has(port)) return port
  }
}

/** @throws StartError when the pages cannot be served at this address. */
export async function checkAddress(host: string, port: number): Promise<void> {
  try {
    await listenOnce(host, port)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE') {
      throw new StartError(`Port ${port} is taken: stop what uses it, or choose another one, as in PORT=${port + 1}.`)
    }
    if (code === 'EACCES') {
      throw new StartError(`Port ${port} may not be used by you: choose one above 1023, as in PORT=3000.`)
    }
    throw new StartError(`HOST is ${host}, which is no address of this machine: use 127.0.0.1 or 0.0.0.0.`)
  }
}
