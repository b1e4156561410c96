/** Whom to tell when a job ends. */
import type { Recipients } from '#pipeline/ports/telling.ts'
import type { Database } from './connect.ts'

export function postgresRecipients(db: Database): Recipients {
  return {
    async ofWorkspace(workspaceId) {
      const rows = await db.query<{ email: string }>(
        `select email from member join "user" on "user".id = member.user_id
         where workspace_id = $1 and notify_by_mail order by email`,
        [workspaceId],
      )
      return rows.map(({ email }) => email)
    },
  }
}
