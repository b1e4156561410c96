/**
 * Keeps the local Postgres as a process of its own: makes it on first use, prints one line of JSON when it is ready,
 * and shuts it down cleanly on SIGTERM, SIGINT and when the supervisor that holds its stdin is gone.
 */
import type { ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { postgresAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { checkVersion, makeCluster, makeDatabase, runServer, serverReady } from './cluster.ts'
import { endLeftover } from './leftover.ts'
import { findPlace } from './place.ts'

/** A port or shared memory of a server that has just ended may take this long to be free again. */
const KEEP_TRYING_MS = 10_000

function setting(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set.`)
}

async function main(): Promise<void> {
  const dir = setting('POSTGRES_DIR')
  const port = Number(setting('POSTGRES_PORT'))
  const password = setting('POSTGRES_PASSWORD')
  // Folders that Postgres has to pass through are made here.
  process.umask(0o022)

  const account = postgresAccount()
  const binaries = findBinaries()
  const place = findPlace(account, binaries, dir)
  const run = { account, place }
  await makeCluster(run, password)
  checkVersion(place.cluster, binaries.version)
  await endLeftover(place.cluster)

  let isStopping = false
  let server: ChildProcess | null = null
  const stop = () => {
    isStopping = true
    // Fast shutdown: sessions are cut, nothing acknowledged is lost.
    if (server?.exitCode === null && server.signalCode === null) server.kill('SIGINT')
    else process.exit(0)
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  process.stdin.once('close', stop).resume()

  const triedSince = Date.now()
  for (;;) {
    server = runServer(run, port)
    try {
      await serverReady(server)
      break
    } catch (error) {
      if (isStopping) process.exit(0)
      if (Date.now() - triedSince > KEEP_TRYING_MS) throw error
      await wait(500)
    }
  }
  server.once('close', () => process.exit(isStopping ? 0 : 1))
  await makeDatabase(port, password)
  console.log(JSON.stringify({ ready: true, port }))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
