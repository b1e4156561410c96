import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { deleteSubject } from '#pipeline/delete-subject.ts'
import { answerDeletion } from '../../_deletion.ts'
import { directoryView } from '../../_directory-view.ts'
import { ROUTES } from '../../_routes.ts'

export const GET = route(ROUTES.getDirectory, async ({ ports, access, params }) => {
  const directory = await ports.directories.get(access.workspaceId, params.id)
  return directory ? directoryView(directory) : refuse('not_found')
})

export const DELETE = route(ROUTES.deleteDirectory, async ({ ports, access, params }) =>
  answerDeletion(await deleteSubject(ports, 'directory', access.workspaceId, params.id)),
)
