/** Notify: tells the people of a workspace that a job has ended, without a word about any contact. */
import { jobCounts, jobStatus } from '#core/job.ts'
import type { Job } from './ports/jobs.ts'
import type { Task } from './ports/messages.ts'
import type { Ranges } from './ports/ranges.ts'
import type { Mail, Recipients } from './ports/telling.ts'

export interface NotifyPorts {
  readonly mail: Mail
  readonly recipients: Recipients
  readonly ranges: Ranges
  /** The address people reach Kith under, without a slash at its end. */
  readonly siteUrl: string
}

/** Sends before it marks the step done: a mail may come twice after a crash, but always under one Message-ID. */
export async function notify(ports: NotifyPorts, task: Task, job: Job): Promise<void> {
  const to = await ports.recipients.ofWorkspace(job.workspaceId)
  if (to.length > 0) {
    const host = new URL(ports.siteUrl).hostname
    await ports.mail.send({
      messageId: `<job-${job.id}-${job.resultGeneration}@${host}>`,
      to,
      ...words(job, `${ports.siteUrl}/jobs/${job.id}`),
    })
  }
  await ports.ranges.finishNotify(task)
}

function words(job: Job, url: string): { readonly subject: string; readonly text: string; readonly html: string } {
  const counts = jobCounts(job.rowsSplit, job.tallies, job.deadRows)
  const rows = (count: number) => `${groupDigits(count)} ${count === 1 ? 'row' : 'rows'}`
  const status = jobStatus({
    ...job,
    openRanges: 0,
    failedRows: counts.failed,
  })
  const subject = {
    completed: `Your list is ready: ${rows(counts.total)} checked`,
    completed_with_failures: `Your list is ready, but ${rows(counts.failed)} could not be looked up`,
    cancelled: `Your job was cancelled: what was done is kept`,
  }[status as string]
  const facts = [
    `${rows(counts.total)} in all`,
    `${groupDigits(counts.matched)} matched, ${groupDigits(counts.review)} to review, ${groupDigits(counts.no_match)} without a match`,
    `${groupDigits(counts.duplicate)} duplicates, ${groupDigits(counts.invalid)} unusable`,
    ...(counts.failed > 0 ? [`${groupDigits(counts.failed)} failed: they can be tried again on the page`] : []),
    ...(counts.not_tried > 0 ? [`${groupDigits(counts.not_tried)} not tried`] : []),
  ]
  return {
    subject: subject ?? 'Your job has ended',
    text: `${subject ?? 'Your job has ended'}.\n\n${facts.map((fact) => `- ${fact}`).join('\n')}\n\nSee it and download it: ${url}\n`,
    html: `<p>${subject ?? 'Your job has ended'}.</p><ul>${facts.map((fact) => `<li>${fact}</li>`).join('')}</ul><p><a href="${url}">See it and download it</a></p>`,
  }
}

/** 1234567 → 1,234,567: the same in every locale. */
function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
