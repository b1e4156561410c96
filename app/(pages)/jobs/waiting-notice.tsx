/** Why is nothing moving: what a job waits for, until when, and who can do something about it. */
import { plural } from '#app/_ui/amounts.ts'
import { Moment } from '#app/_ui/moment.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'

interface Reason {
  readonly kind: 'info' | 'warning'
  readonly title: string
  readonly text: string
}

const REASONS: Readonly<Record<string, Reason>> = {
  cancelled: {
    kind: 'info',
    title: 'It is being cancelled.',
    text: 'What is being worked on right now finishes first and is kept. Then your files are written.',
  },
  no_worker: {
    kind: 'warning',
    title: 'Nothing moves because no worker is running.',
    text: 'Nothing is lost, and it goes on by itself as soon as one runs. Start Kith again with “npm start”, or ask who runs it.',
  },
  paused: {
    kind: 'info',
    title: 'Nothing moves because it is paused.',
    text: 'What was being worked on is finished and kept. Press “Go on” when you want.',
  },
  'disk.full': {
    kind: 'warning',
    title: 'It waits because the disk is nearly full.',
    text: 'Nothing is lost. It goes on by itself once there is space on the machine that runs Kith: delete lists that you no longer need, or ask who runs it.',
  },
  'directory.importing': {
    kind: 'info',
    title: 'It waits until the reference list is read.',
    text: 'That happens once for each reference list. Then it goes on by itself.',
  },
  'store.unavailable': {
    kind: 'warning',
    title: 'It waits because the store of files cannot be reached.',
    text: 'Nothing is lost. It looks again by itself, and goes on as soon as the store answers.',
  },
  retry: {
    kind: 'info',
    title: 'A part did not work out and is tried again.',
    text: 'Nothing is lost. After five tries its rows count as failed, and can be tried again by you.',
  },
}

export function WaitingNotice({ job }: { readonly job: JobView }) {
  return job.waiting.map(({ reason, until, ranges }) => {
    const { kind, title, text } = REASONS[reason] ?? {
      kind: 'info',
      title: 'It waits.',
      text: `The reason is “${reason}”. It goes on by itself.`,
    }
    return (
      <Notice key={reason} kind={kind} title={title}>
        <p>{text}</p>
        {until === null ? null : (
          <p>
            {ranges > 1 ? `${plural(ranges, 'part')} of the list. ` : ''}Next try: <Moment at={until} />.
          </p>
        )}
      </Notice>
    )
  })
}
