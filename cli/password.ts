/** `kith password --email ADDRESS`: sets a new password, read from stdin so that no shell history keeps it. */
import { parseArgs } from 'node:util'
import { setPasswordByEmail } from '#adapters/auth/passwords.ts'
import { wireShell } from '#adapters/wire.ts'
import { Refusal } from './refusal.ts'

/** The same that the pages ask for. */
const LEAST_LENGTH = 10

async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { email: { type: 'string' } } })
  if (values.email === undefined) throw new Refusal('arguments.email', 'Say whose password: --email ADDRESS')
  if (process.stdin.isTTY) process.stderr.write('New password, then Enter: ')
  const password = await firstLine()
  if (password.length < LEAST_LENGTH) {
    throw new Refusal('password.short', `A password has at least ${LEAST_LENGTH} characters; nothing was changed.`)
  }
  const shell = wireShell(process.env)
  try {
    const outcome = await setPasswordByEmail(shell.sql, values.email, password)
    if (outcome === 'missing') throw new Refusal('account.missing', 'There is no account with this address.', 1)
    process.stderr.write('The password is set; every session of this account has ended.\n')
  } finally {
    await shell.close()
  }
}

async function firstLine(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  return text.split(/\r?\n/)[0] ?? ''
}

export const passwordCommand = { usage: 'password --email ADDRESS', run }
