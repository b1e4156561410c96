/** What a log tells of a step: which one, of what, and the how-manieth attempt. */
import type { LogFacts } from '#pipeline/ports/log.ts'
import type { StepAt } from '#pipeline/ports/operating.ts'

export function taskFacts(at: StepAt & { readonly generation?: number; readonly attempt?: number }): LogFacts {
  const { workspaceId, subjectId, step, n, generation, attempt } = at
  const subject = step === 'import' ? { directoryId: subjectId } : { jobId: subjectId }
  return { workspaceId, ...subject, step, n, generation, attempt }
}
