/** Runs a Node program as a process of its own and says what it used. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Usage {
  readonly cpuSeconds: number
  readonly wallSeconds: number
  /** The most memory that was resident at one time. */
  readonly peakBytes: number
}

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'report-usage.mjs')).href

/** @param args the program and its arguments. Throws when it fails. */
export async function runMeasured(args: readonly string[]): Promise<Usage> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['--import', PRELOAD, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  let said = ''
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(said) as NodeJS.ResourceUsage
  return {
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    wallSeconds: (performance.now() - startedAt) / 1000,
    peakBytes: maxRSS * 1024,
  }
}
