/** For tests: the whole of Kith as `npm start` runs it, whose server of pages or whose supervisor is killed. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort, type Kith, startKith } from '#e2e/kith.ts'
import type { JobDescription } from '#pipeline/describe-job.ts'
import { createRandom } from '../../bench/lists/random.ts'
import { listOf, PEOPLE, undisturbedFiles } from '../test-list.ts'
import { waitUntil } from '../wait-until-under-test.ts'
import { type PatientApi, patientApi, uploadPatiently } from './patient-api-under-test.ts'

/** Tells what was done and what was seen. */
type Tell = (fault: string, done: string, seen: string) => void

type JobView = JobDescription & { readonly files: readonly { readonly name: string }[] }

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SETTLED = ['completed', 'completed_with_failures', 'failed', 'cancelled']

/** A Kith that may be killed and started again on what it left. */
async function openKith() {
  const [home, port] = [await mkdtemp(join(tmpdir(), 'kith-chaos-')), await freePort()]
  const options = { home, port, env: { KITH_WORKERS: '2' } }
  let kith: Kith = await startKith(options)
  const env = { ...process.env, KITH_HOME: home, PORT: String(port) }
  const key = execFileSync(process.execPath, [join(ROOT, 'local/kith.mjs'), 'key', 'create', '--name', 'chaos'], {
    env,
  })
  return {
    api: patientApi(() => kith.url, key.toString().trim()),
    pids: () => kith.pids(),
    /** Kills the supervisor and starts another one. */
    async restart() {
      await kith.kill('SIGKILL')
      kith = await startKith(options)
    },
    async close() {
      await kith.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function addDirectory(api: PatientApi): Promise<string> {
  const { id: uploadId, mapping } = await uploadPatiently(api, 'people.csv', Buffer.from(PEOPLE))
  const { id } = await api.ask<{ readonly id: string }>('POST', 'directories', { uploadId, name: 'people', mapping })
  await waitUntil('the directory', async () => {
    return (await api.ask<{ readonly status: string }>('GET', `directories/${id}`)).status === 'ready'
  })
  return id
}

/** @returns what was not true of a job that was looked at until it ended; none when all was well */
async function follow(api: PatientApi, id: string, expected: Readonly<Record<string, string>>): Promise<string[]> {
  const lies: string[] = []
  let settled = 0
  for (;;) {
    const job = await api.ask<JobView>('GET', `jobs/${id}`)
    const { total, pending, ...others } = job.counts
    const now = Object.values(others).reduce((sum, count) => sum + count)
    if (now + pending !== total) lies.push(`counts that do not sum ${JSON.stringify(job.counts)}`)
    if (now < settled) lies.push('rows that lost their outcome')
    settled = now
    if (SETTLED.includes(job.status)) {
      if (job.status !== 'completed') lies.push(`ended as ${job.status}`)
      break
    }
    await wait(100)
  }
  for (const [name, text] of Object.entries(expected)) {
    const address = await api.ask<string>('GET', `jobs/${id}/files/${name}`)
    if ((await bytesAt(address)) !== text) lies.push(`${name} differs`)
  }
  return lies
}

/** With the byte order mark that a plain `text()` would leave out. */
const bytesAt = async (address: string) => Buffer.from(await (await fetch(address)).arrayBuffer()).toString('utf8')

const createJob = async (api: PatientApi, directoryId: string, list: Buffer, key: string) => {
  const { id: uploadId, mapping } = await uploadPatiently(api, `${key}.csv`, list)
  const body = { source: { uploadId }, mapping, providers: [{ directoryId }] }
  return (await api.ask<{ readonly id: string }>('POST', 'jobs', body)).id
}

/** The server of the pages, by what its process calls itself. */
function webPid(pids: readonly number[]): number | null {
  const isWeb = (pid: number) => /next-server|standalone\/server\.js/.test(commandOf(pid))
  return pids.find(isWeb) ?? null
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** A list of some 40 MB, so that its upload has several parts and takes its time. */
function heavyList(): string {
  const [header = '', ...lines] = listOf(4_000).trimEnd().split('\n')
  const ballast = 'x'.repeat(10_000)
  return `${header},Ballast\n${lines.map((line) => `${line},${ballast}\n`).join('')}`
}

/** The more often a server dies, the longer the supervisor waits before it starts it again: then a new Kith goes on. */
const KILLS_PER_KITH = 5

/** @returns whether all was well */
export async function killWeb(times: number, tell: Tell): Promise<boolean> {
  const text = heavyList()
  const expected = await undisturbedFiles(text)
  const list = Buffer.from(text)
  const random = createRandom(20)
  const lies: string[] = []
  const seen = { killed: 0, uploads: 0, failures: 0 }
  while (seen.killed < times) {
    const kith = await openKith()
    try {
      const directoryId = await addDirectory(kith.api)
      for (const last = Math.min(times, seen.killed + KILLS_PER_KITH); seen.killed < last; ) {
        let isOver = false
        const upload = createJob(kith.api, directoryId, list, `upload-${seen.uploads++}`).finally(() => {
          isOver = true
        })
        while (!isOver && seen.killed < last) {
          // It has to live long enough to have been of use.
          const enough = kith.api.answers() + 1 + random.below(3)
          await waitUntil('answers', () => isOver || kith.api.answers() >= enough, 300_000)
          await wait(100 * random.next())
          const pid = webPid(await kith.pids())
          if (isOver || pid === null) continue
          process.kill(pid, 'SIGKILL')
          seen.killed++
        }
        lies.push(...(await follow(kith.api, await upload, expected)))
      }
      seen.failures += kith.api.failures()
    } finally {
      await kith.close()
    }
  }
  const megabytes = Math.round(list.length / 1e6)
  const done = `${seen.killed} kills of the web server during ${seen.uploads} uploads of ${megabytes} MB`
  tell('web', done, `${seen.failures} calls tried again; lies, other bytes: ${lies.join('; ') || 'none'}`)
  return lies.length === 0
}

/** @returns whether all was well */
export async function killSupervisor(times: number, tell: Tell): Promise<boolean> {
  const text = listOf(40_000)
  const expected = await undisturbedFiles(text)
  const kith = await openKith()
  const random = createRandom(5)
  try {
    const directoryId = await addDirectory(kith.api)
    const lies: string[] = []
    for (let killed = 0; killed < times; killed++) {
      const id = await createJob(kith.api, directoryId, Buffer.from(text), `list-${killed}`)
      const following = follow(kith.api, id, expected)
      await wait(4_000 * random.next())
      await kith.restart()
      lies.push(...(await following))
    }
    const seen = `${kith.api.failures()} calls tried again; lies, other bytes: ${lies.join('; ') || 'none'}`
    tell('supervisor', `${times} kills of the supervisor, each in the middle of a list, and a new start`, seen)
    return lies.length === 0
  } finally {
    await kith.close()
  }
}
