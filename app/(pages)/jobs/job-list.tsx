'use client'
/** All lists, newest first, those that run live. */
import Link from 'next/link'
import { usePages } from '#app/_client/use-pages.ts'
import { buttonVariants } from '#app/_ui/button.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { ListState } from '#app/_ui/list-state.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { JobItem } from './job-item.tsx'
import { isLive } from './job-words.ts'

export function JobList() {
  const jobs = usePages<JobView>({ path: 'jobs', isMoving: isLive })
  return (
    <>
      <PageHeader title="Lists" lead="Every list that was checked, the newest first.">
        <Link href="/" className={buttonVariants()}>
          Bring a list
        </Link>
      </PageHeader>
      <div className="space-y-4">
        {jobs.items?.length === 0 ? (
          <Empty
            title="No list yet"
            action={
              <Link href="/" className={buttonVariants()}>
                Bring a list, or try ours
              </Link>
            }
          >
            <p>Bring one and see who is still who you think. What you bring stays here.</p>
          </Empty>
        ) : (
          <ul className="space-y-4">
            {jobs.items?.map((job) => (
              <JobItem key={job.id} job={job} />
            ))}
          </ul>
        )}
        <ListState what="your lists" list={jobs} />
      </div>
    </>
  )
}
