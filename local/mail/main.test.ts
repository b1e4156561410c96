import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MailView } from './mail-view.ts'

const mainPath = fileURLToPath(new URL('main.ts', import.meta.url))
let folder: string
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-mail-'))
})

afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGKILL')
  await rm(folder, { recursive: true })
})

function spawnMain(env: Record<string, string> = {}): ChildProcess {
  const own = { MAIL_STAND_IN_DIR: folder, MAIL_STAND_IN_SMTP_PORT: '0', MAIL_STAND_IN_HTTP_PORT: '0' }
  const child = spawn(process.execPath, ['--import', 'tsx', mainPath], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...own, ...env },
  })
  children.push(child)
  return child
}

async function startMain(): Promise<{ child: ChildProcess; smtpPort: number; httpPort: number }> {
  const child = spawnMain()
  if (!child.stdout) throw new Error('no stdout')
  for await (const line of createInterface(child.stdout)) {
    const { ready, smtpPort, httpPort } = JSON.parse(line)
    expect(ready).toBe(true)
    return { child, smtpPort, httpPort }
  }
  throw new Error('the stand-in ended before it was ready')
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal)
    await once(child, 'exit')
  }
  return child.exitCode
}

test('every mail that was acknowledged is there after kill -9', async () => {
  const first = await startMain()
  const acknowledged: string[] = []
  const storm = Array.from({ length: 4 }, async (_, lane) => {
    const transport = createTransport({ host: '127.0.0.1', port: first.smtpPort })
    for (let count = 0; ; count++) {
      const subject = `${lane}-${count}`
      await transport.sendMail({ from: 'a@example.test', to: 'b@example.test', subject, text: 'x' })
      acknowledged.push(subject)
      if (acknowledged.length === 20) first.child.kill('SIGKILL')
    }
  })
  await Promise.allSettled(storm)
  const second = await startMain()
  const response = await fetch(`http://127.0.0.1:${second.httpPort}/messages`)
  const { items } = (await response.json()) as { items: readonly MailView[] }
  expect(items.map(({ subject }) => subject)).toEqual(expect.arrayContaining(acknowledged))
  expect(items.every(({ text }) => text.trim() === 'x')).toBe(true)
})

test.each(['SIGTERM', 'SIGINT'] as const)('ends cleanly on %s, an open connection or not', async (signal) => {
  const { child, smtpPort } = await startMain()
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, pool: true })
  await transport.sendMail({ from: 'a@example.test', to: 'b@example.test', subject: 'x', text: 'x' })
  expect(await end(child, signal)).toBe(0)
  transport.close()
})

test('says in one sentence why it does not start', async () => {
  const child = spawnMain({ MAIL_STAND_IN_HTTP_PORT: 'web' })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  await once(child, 'close')
  expect(child.exitCode).toBe(1)
  expect(said.trim()).toBe('MAIL_STAND_IN_HTTP_PORT must be a port number, or 0 for any free one.')
})
