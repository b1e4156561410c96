/**
 * A worker to which something happens, once, at a named call of a port: for tests. What runs is the real worker on the
 * real ports; only the one call is watched. KITH_TEST_TROUBLES says what happens, KITH_TEST_MARKERS is the folder that
 * remembers that it has.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { wireWorker } from '#adapters/wire.ts'
import { runWorker } from './run-worker.ts'
import type { Trouble } from './test-house.ts'

/** How often a held call looks whether it may go on. */
const LOOK_MS = 20
const TOIL_MS = 1_000

const markers = process.env.KITH_TEST_MARKERS ?? ''
const troubles: readonly Trouble[] = JSON.parse(process.env.KITH_TEST_TROUBLES ?? '[]')

type Call = (...args: unknown[]) => Promise<unknown>
type Ports = ReturnType<typeof wireWorker>['ports']

/** @returns false when it has happened before, in whichever process */
function mark(name: string): boolean {
  try {
    writeFileSync(join(markers, name), String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

async function meet({ name, happens }: Trouble): Promise<void> {
  switch (happens) {
    case 'SIGKILL':
    case 'SIGSTOP':
      process.kill(process.pid, happens)
      break
    case 'hold':
    case 'toil':
      while (!existsSync(join(markers, `${name}.go`))) {
        if (happens === 'toil') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TOIL_MS)
        await wait(LOOK_MS)
      }
      break
    default:
      happens satisfies never
  }
}

function watch(ports: Ports, trouble: Trouble): void {
  const [portName, callName] = trouble.call.split('.') as [keyof Ports, string]
  const port = ports[portName] as unknown as Record<string, Call>
  const call = port[callName]
  if (!call) throw new Error(`no such call: ${trouble.call}`)
  port[callName] = async (...args) => {
    const isAbout = trouble.about.every((text) => JSON.stringify(args[0])?.includes(text))
    if (!isAbout) return call(...args)
    if (trouble.when === 'before' && mark(trouble.name)) {
      await meet(trouble)
      const answer = await call(...args)
      process.stdout.write(`${JSON.stringify({ late: trouble.name, answer })}\n`)
      return answer
    }
    const answer = await call(...args)
    if (trouble.when === 'after' && mark(trouble.name)) await meet(trouble)
    return answer
  }
}

const { ports, close } = wireWorker(process.env)
for (const trouble of troubles) watch(ports, trouble)
const { send } = ports.queue
if (process.env.KITH_TEST_TWICE) ports.queue.send = (messages) => send([...messages, ...messages])

const worker = runWorker(ports, randomUUID())
process.once('SIGTERM', async () => {
  await worker.drain()
  await close()
})
