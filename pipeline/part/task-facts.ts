/** What a log tells of a step: which one, of what, and the how-manieth attempt. */
import type { LogFacts } from '#pipeline/ports/log.ts'
import type { Step } from '#pipeline/ports/messages.ts'
import type { StepAt } from '#pipeline/ports/operating.ts'

export function taskFacts(at: StepAt & { readonly generation?: number; readonly attempt?: number }): LogFacts {
  const { workspaceId, subjectId, step, n, generation, attempt } = at
  return { workspaceId, ...subjectFacts(step, subjectId), step, n, generation, attempt }
}

function subjectFacts(step: Step, subjectId: string): LogFacts {
  switch (step) {
    case 'import':
      return { directoryId: subjectId }
    case 'fetch':
    case 'stitch':
      return { uploadId: subjectId }
    case 'preview_back':
    case 'write_back':
    case 'undo_back':
      return { writeBackId: subjectId }
    case 'estimate':
      return { estimateId: subjectId }
    default:
      return { jobId: subjectId }
  }
}
