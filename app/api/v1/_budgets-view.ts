/** What a workspace may spend, and has spent. */
import type { DoorPorts } from '#app/_access/ports.ts'

export async function budgetsView({ spending }: Pick<DoorPorts, 'spending'>, workspaceId: string) {
  const [budgets, spent] = await Promise.all([spending.budgets(workspaceId), spending.ofWorkspace(workspaceId)])
  return { ...budgets, spent }
}
