/** For tests: a Postgres as `npm start` runs it, in a folder of its own, which can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { migrate } from '#adapters/postgres/migrate.ts'
import { choosePort } from '#local/ports.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export async function ownPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'kith-outage-'))
  // As root, it runs as another user, who must be able to go there.
  await chmod(folder, 0o711)
  const [port, password, dir] = [await choosePort(null, new Set()), randomUUID(), join(folder, 'postgres')]
  const env = { ...process.env, POSTGRES_DIR: dir, POSTGRES_PORT: String(port), POSTGRES_PASSWORD: password }
  let keeper: ChildProcess

  async function start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', path('../local/postgres/main.ts')], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    keeper = child
    for await (const line of createInterface(child.stdout)) if (line.includes('"ready"')) return
    throw new Error('Postgres ended before it was ready')
  }

  await start()
  const url = `postgres://kith:${password}@127.0.0.1:${port}/kith`
  await migrate(url, path('../prisma/migrations'))
  return {
    url,
    start,
    /** Resolves when it is gone. */
    async kill() {
      const ended = once(keeper, 'exit')
      process.kill(Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
      await ended
    },
    /** As the last thing. */
    async close() {
      const ended = once(keeper, 'exit')
      keeper.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
