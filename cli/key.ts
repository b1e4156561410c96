/** `kith key create --name NAME`: an API key of the local workspace, alone on stdout. */
import { parseArgs } from 'node:util'
import { createApiKey } from '#adapters/auth/api-keys.ts'
import { ROLES } from '#adapters/auth/role.ts'
import { wireShell } from '#adapters/wire.ts'
import { Refusal } from './refusal.ts'

const WORKSPACE = 'local'
const DAY_MS = 86_400_000

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      role: { type: 'string', default: 'owner' },
      days: { type: 'string' },
    },
  })
  if (positionals[0] !== 'create' || positionals.length > 1) {
    throw new Refusal('arguments.key', `Usage: kith ${keyCommand.usage}`)
  }
  const name = values.name?.trim() ?? ''
  if (name === '') throw new Refusal('arguments.name', 'Give the key a name: --name NAME')
  const role = ROLES.find((one) => one === values.role)
  if (role === undefined) throw new Refusal('arguments.role', `--role is one of ${ROLES.join(', ')}.`)
  const days = values.days === undefined ? null : Number(values.days)
  if (days !== null && !(days > 0)) throw new Refusal('arguments.days', '--days takes a number above 0.')
  const shell = wireShell(process.env)
  try {
    const now = new Date()
    const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS)
    const key = await createApiKey(shell.sql, { workspaceId: WORKSPACE, name, role, expiresAt, now })
    process.stdout.write(`${key.secret}\n`)
  } finally {
    await shell.close()
  }
}

export const keyCommand = { usage: `key create --name NAME [--role ${ROLES.join('|')}] [--days N]`, run }
