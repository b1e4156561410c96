'use client'
/** The honest question: what should we check against? Reference lists and vendors, in one order. */
import { useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { problemText } from '#app/_client/call.ts'
import { useVendorServices, useVendors } from '#app/_client/use-connections.ts'
import { buttonVariants } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { SAMPLE_FILENAME } from '#app/_ui/sample-list.ts'
import { Skeleton } from '#app/_ui/skeleton.tsx'
import type { DirectoryView } from '#app/api/v1/_schemas/directory.ts'
import { AddDirectory } from './add-directory.tsx'
import { DirectoryChoices } from './directory-choices.tsx'
import { idOf, type ProviderChoice } from './provider-choice.ts'
import { ProviderOrder } from './provider-order.tsx'
import { useDirectories } from './use-directories.ts'
import { VendorChoices } from './vendor-choices.tsx'

interface CheckAgainstProps {
  readonly filename: string
  /** In the order in which they are asked. */
  readonly chosen: readonly ProviderChoice[]
  readonly onChange: (chosen: readonly ProviderChoice[]) => void
}

export function CheckAgainst({ filename, chosen, onChange }: CheckAgainstProps) {
  const queries = useQueryClient()
  const directories = useDirectories()
  const connections = useVendors()
  const services = useVendorServices()
  // What is simulated knows the people of the sample, and nobody else.
  const offered =
    connections.data?.items.filter(({ isSimulator }) => !isSimulator || filename === SAMPLE_FILENAME) ?? []

  const add = (directory: DirectoryView) => {
    onChange([...chosen, { directoryId: directory.id }])
    void queries.invalidateQueries({ queryKey: ['directories'] })
  }
  const toggle = (provider: ProviderChoice, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, provider] : chosen.filter((one) => idOf(one) !== idOf(provider)))
  const nameOf = (provider: ProviderChoice) =>
    [...(directories.data?.items ?? []), ...offered].find(({ id }) => id === idOf(provider))?.name ?? 'One that is gone'

  return (
    <Card className="space-y-5">
      <div className="space-y-1">
        <CardTitle>What should we check against?</CardTitle>
        <p className="text-sm text-ink-soft">
          They are asked in the order you tick them; with none ticked rows are only cleaned and doubles found.
        </p>
      </div>
      <section aria-labelledby="own-lists" className="space-y-2">
        <h3 id="own-lists" className="font-medium">
          Reference lists: people you trust
        </h3>
        {directories.isPending ? <Skeleton className="h-24" /> : null}
        {directories.isError ? (
          <Notice kind="problem" title="Your reference lists can't be shown.">
            {problemText(directories.error)}
          </Notice>
        ) : null}
        <DirectoryChoices directories={directories.data?.items ?? []} chosen={chosen} onToggle={toggle} />
        <AddDirectory onAdded={add} />
      </section>
      <section aria-labelledby="vendors" className="space-y-2">
        <h3 id="vendors" className="font-medium">
          Vendors: people from outside, for money
        </h3>
        {connections.isPending || services.isPending ? <Skeleton className="h-24" /> : null}
        {connections.isError || services.isError ? (
          <Notice kind="problem" title="Your vendors can't be shown.">
            {problemText(connections.error ?? services.error)}
          </Notice>
        ) : null}
        {connections.isSuccess && services.isSuccess ? (
          <>
            {offered.length === 0 ? <p className="text-sm text-ink-soft">None is connected yet.</p> : null}
            <VendorChoices connections={offered} services={services.data.items} chosen={chosen} onToggle={toggle} />
            <Link href="/connections" className={buttonVariants({ variant: 'secondary' })}>
              Connect a vendor
            </Link>
          </>
        ) : null}
      </section>
      <ProviderOrder chosen={chosen} nameOf={nameOf} onChange={onChange} />
    </Card>
  )
}
