/**
 * A worker to which something happens: for tests. What runs is the real worker on the real ports.
 * KITH_TEST_TROUBLES: what happens once at a named call of a port; KITH_TEST_MARKERS is the folder that remembers that it
 * has. KITH_TEST_POISON: a row that ends whatever looks it up. KITH_TEST_CLOCK_MS: how far this machine's clock is off.
 * KITH_TEST_VENDORS: vendors that are played, by service, and how long a call to them may take.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { wireWorker } from '#adapters/wire.ts'
import { playVendors } from './chaos/play-vendors-under-test.ts'
import { poison } from './chaos/poison-under-test.ts'
import { live } from './live.ts'
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
  const path = trouble.call.split('.')
  const callName = path.pop() ?? ''
  const port = path.reduce((within, name) => (within as Record<string, unknown>)[name], ports as unknown) as Record<
    string,
    Call
  >
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

setClockOff(Number(process.env.KITH_TEST_CLOCK_MS ?? 0))
const wired = wireWorker(process.env)
const { ports } = wired
for (const trouble of troubles) watch(ports, trouble)
const { send } = ports.queue
if (process.env.KITH_TEST_TWICE) ports.queue.send = (messages) => send([...messages, ...messages])
if (process.env.KITH_TEST_POISON) poison(ports, JSON.parse(process.env.KITH_TEST_POISON))
playVendors(ports, process.env.KITH_TEST_VENDORS)
await live(wired)

/** Every clock of this process but the one that only measures. */
function setClockOff(ms: number): void {
  if (ms === 0) return
  const RealDate = Date
  globalThis.Date = class extends RealDate {
    constructor(...args: [] | [number]) {
      if (args.length === 0) super(RealDate.now() + ms)
      else super(...args)
    }
    static override now(): number {
      return RealDate.now() + ms
    }
  } as DateConstructor
}
