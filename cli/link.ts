/** `kith link`: a new one-time link that makes its opener the owner; the plain address once there is a password. */
import { ownerHasPassword } from '#adapters/auth/members.ts'
import { createOwnerLink } from '#adapters/auth/owner-links.ts'
import { wireShell } from '#adapters/wire.ts'

const WORKSPACE = 'local'

async function run(): Promise<void> {
  const shell = wireShell(process.env)
  try {
    const { sql, siteUrl } = shell
    const link = (await ownerHasPassword(sql, WORKSPACE))
      ? siteUrl
      : await createOwnerLink(sql, { workspaceId: WORKSPACE, siteUrl, now: new Date() })
    process.stdout.write(`${link}\n`)
  } finally {
    await shell.close()
  }
}

export const linkCommand = { usage: 'link', run }
