'use client'
/** All reference lists, newest first, those being read live. */
import Link from 'next/link'
import { usePages } from '#app/_client/use-pages.ts'
import { buttonVariants } from '#app/_ui/button.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { ListState } from '#app/_ui/list-state.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { DirectoryView } from '#app/api/v1/_schemas/directory.ts'
import { DirectoryItem } from './directory-item.tsx'

export function DirectoryList() {
  const directories = usePages<DirectoryView>({
    path: 'directories',
    isMoving: ({ status }) => status === 'importing',
  })
  return (
    <>
      <PageHeader
        title="References"
        lead="Lists of people you trust: your customers, your members. Other lists are checked against them."
      >
        <Link href="/directories/new" className={buttonVariants()}>
          Add a reference list
        </Link>
      </PageHeader>
      <div className="space-y-4">
        {directories.items?.length === 0 ? (
          <Empty
            title="No reference list yet"
            action={
              <Link href="/directories/new" className={buttonVariants()}>
                Add the first one
              </Link>
            }
          >
            <p>
              Without one, rows are cleaned and doubles found. With one, we can say who is still who you think, and what
              has changed.
            </p>
          </Empty>
        ) : (
          <ul className="space-y-4">
            {directories.items?.map((directory) => (
              <DirectoryItem key={directory.id} directory={directory} />
            ))}
          </ul>
        )}
        <ListState what="your reference lists" list={directories} />
      </div>
    </>
  )
}
