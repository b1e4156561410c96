/** What can be downloaded once a job is done; the one for spreadsheets first and large. */
import { Download } from 'lucide-react'
import Link from 'next/link'
import { bytesText, plural } from '#app/_ui/amounts.ts'
import { buttonVariants } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Day } from '#app/_ui/moment.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'

const SPREADSHEET = 'result.spreadsheet.csv'

/** What else there is, by name, in the order of use. */
const OTHERS: readonly { readonly name: string; readonly about: (job: JobView) => string }[] = [
  { name: 'result.csv', about: () => 'The same byte for byte, for programs: nothing is altered for spreadsheets.' },
  {
    name: 'rejected.csv',
    about: ({ counts: { invalid, failed } }) =>
      invalid + failed === 0
        ? 'Rows that could not be used or looked up: there are none.'
        : `${plural(invalid + failed, 'row')} that could not be used or looked up, each with its reason.`,
  },
  { name: 'report.json', about: () => 'The numbers of this page and how they came about.' },
]

export function FilesCard({ job }: { readonly job: JobView }) {
  if (job.files.length === 0) return null
  const spreadsheet = job.files.find(({ name }) => name === SPREADSHEET)
  return (
    <Card className="space-y-4 lg:row-span-2 lg:w-[23rem]">
      <CardTitle>Your files</CardTitle>
      {spreadsheet === undefined ? null : (
        <div className="space-y-2">
          <a
            href={address(job, SPREADSHEET)}
            className={buttonVariants({ size: 'large', className: 'w-full whitespace-normal' })}
          >
            <Download aria-hidden /> Download the result ({bytesText(spreadsheet.bytes)})
          </a>
          <p className="text-sm text-ink-soft">
            A CSV for Excel and other spreadsheets: your own columns, ours beside them.
          </p>
        </div>
      )}
      <ul className="divide-y divide-line border-t border-line">
        {OTHERS.map(({ name, about }) => {
          const file = job.files.find((one) => one.name === name)
          if (file === undefined) return null
          return (
            <li key={name} className="py-2">
              <a href={address(job, name)} className="inline-flex min-h-9 items-center gap-2 font-medium underline">
                {name} <span className="font-normal text-ink-soft">({bytesText(file.bytes)})</span>
              </a>
              <p className="text-sm text-ink-soft">{about(job)}</p>
            </li>
          )
        })}
      </ul>
      <Kept job={job} />
    </Card>
  )
}

function Kept({ job: { keptUntil, source } }: { readonly job: JobView }) {
  return (
    <p className="border-t border-line pt-4 text-sm text-ink-soft">
      {keptUntil === null ? (
        'Files are kept until you delete this list. '
      ) : (
        <>
          Files are kept until <Day at={keptUntil} />.{' '}
        </>
      )}
      {source.isKept ? null : 'The file you brought is not kept any more. '}
      {source.keptUntil === null ? null : (
        <>
          The file you brought: until <Day at={source.keptUntil} />.{' '}
        </>
      )}
      <Link href="/account" className="underline">
        Change how long
      </Link>
    </p>
  )
}

const address = ({ id }: JobView, name: string): string => `/api/v1/jobs/${id}/files/${name}`
