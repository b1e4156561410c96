/** Whom a mail about a job reaches. */
import { expect, test } from 'vitest'
import { postgresRecipients } from './recipients.ts'
import { cloneDatabase } from './test-database.ts'

test('those of the workspace who want to be told, and nobody else', async () => {
  const { database, drop } = await cloneDatabase(['ours', 'theirs'])
  const people = [
    ['zoe', 'ours', true],
    ['ada', 'ours', true],
    ['quiet', 'ours', false],
    ['stranger', 'theirs', true],
  ] as const
  for (const [id, workspaceId, notify] of people) {
    await database.query('insert into "user" (id, name, email) values ($1, $1, $2)', [id, `${id}@example.com`])
    await database.query('insert into member (user_id, workspace_id, role, notify_by_mail) values ($1, $2, $3, $4)', [
      id,
      workspaceId,
      'editor',
      notify,
    ])
  }
  const recipients = postgresRecipients(database)
  expect(await recipients.ofWorkspace('ours')).toEqual(['ada@example.com', 'zoe@example.com'])
  expect(await recipients.ofWorkspace('local')).toEqual([])
  await drop()
})
