// Runs the stand-in as a process of its own, for tests and checks that look at its end, its memory or its disk.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { S3Settings } from './server.ts'

export interface StandInProcess {
  readonly endpoint: string
  readonly pid: number
  /** Sends the signal and resolves with the exit code, or null after a kill. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>
}

/** Starts `main.ts`; resolves when it says that it is ready. @throws Error where it ends before that. */
export async function startStandInProcess(settings: S3Settings): Promise<StandInProcess> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      S3_STAND_IN_DIR: settings.dir,
      S3_STAND_IN_PORT: String(settings.port),
      AWS_ACCESS_KEY_ID: settings.accessKeyId,
      AWS_SECRET_ACCESS_KEY: settings.secretAccessKey,
      AWS_REGION: settings.region,
      S3_BUCKET: settings.bucket,
      S3_STAND_IN_CORS_ORIGINS: settings.corsOrigins.join(','),
    },
  })
  const port = await readPort(child)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async end(signal) {
      const exit = once(child, 'exit')
      child.kill(signal)
      const [code] = await exit
      return code
    },
  }
}

async function readPort(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('The stand-in has no stdout')
  for await (const line of createInterface(child.stdout)) return JSON.parse(line).port
  throw new Error('The stand-in ended before it was ready')
}
