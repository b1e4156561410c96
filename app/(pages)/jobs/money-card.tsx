'use client'
/** What a list has cost so far: by vendor, saved, of unknown fate; and what it may cost in all. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '#app/_client/call.ts'
import { useVendors } from '#app/_client/use-connections.ts'
import { plural } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx'
import { moneyText } from '#app/_ui/money.ts'
import { Notice } from '#app/_ui/notice.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { isLive } from './job-words.ts'
import { jobKey } from './use-job.ts'

type Money = NonNullable<JobView['money']>

export function MoneyCard({ job }: { readonly job: JobView }) {
  const { money } = job
  const connections = useVendors()
  if (money === null) return null
  const { currency } = money
  const nameOf = (id: string) => connections.data?.items.find((one) => one.id === id)?.name ?? 'A deleted connection'
  return (
    <Card className="space-y-4">
      <CardTitle>What it cost</CardTitle>
      <p className="text-lg">{sentence(money, isLive(job))}</p>
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
        {money.providers.map((spent) => (
          <Line key={spent.connectionId} name={connections.isPending ? '…' : nameOf(spent.connectionId)}>
            {moneyText(spent.spentMicros, currency)} for {plural(spent.lookups, 'lookup')}
          </Line>
        ))}
        {money.savedLookups === 0 ? null : (
          <Line name="Saved">
            {moneyText(money.savedMicros, currency)}: {plural(money.savedLookups, 'answer')} paid for before
          </Line>
        )}
        {money.reservedMicros === 0 ? null : (
          <Line name="Being asked right now">at most {moneyText(money.reservedMicros, currency)}</Line>
        )}
        <Line name="It may spend in all">
          {money.capMicros === null ? 'no cap of its own' : moneyText(money.capMicros, currency)}
        </Line>
      </dl>
      <UnknownFate job={job} money={money} />
    </Card>
  )
}

interface LineProps {
  readonly name: string
  readonly children: React.ReactNode
}

function Line({ name, children }: LineProps) {
  return (
    <div className="min-w-0">
      <dt className="break-words text-ink-soft">{name}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  )
}

function sentence({ spentMicros, capMicros, currency }: Money, isGoingOn: boolean): string {
  const spent = `${moneyText(spentMicros, currency)} spent`
  const so = isGoingOn ? `${spent} so far` : spent
  return capMicros === null ? `${so}.` : `${so} of at most ${moneyText(capMicros, currency)}.`
}

/** Nobody knows whether these calls were billed: asking again is the user's to decide. */
function UnknownFate({ job, money }: { readonly job: JobView; readonly money: Money }) {
  const queries = useQueryClient()
  const ask = useMutation({
    mutationFn: () => call<JobView>(`jobs/${job.id}/retry-failed`, { method: 'POST', body: { unknownFate: true } }),
    onSuccess: (told) => queries.setQueryData(jobKey(job.id), told),
  })
  const { unknownFate } = job
  if (unknownFate === null || unknownFate.rows === 0) return null
  const most = moneyText(unknownFate.mostMicros, money.currency)
  return (
    <Notice kind="warning" title={`Of ${plural(unknownFate.rows, 'row')} nobody knows whether they were paid for.`}>
      <p>
        The connection broke, or a worker ended, while the vendor was being asked. They are not asked again by
        themselves, so that nothing is paid twice without your knowing. At most{' '}
        {moneyText(money.unknownMicros, money.currency)} may have been billed for them.
      </p>
      {isLive(job) ? (
        <p>You can ask again once the list has ended.</p>
      ) : (
        <ConfirmDialog
          trigger={
            <Button variant="secondary" className="mt-2 text-left whitespace-normal">
              Ask again (may cost up to {most})
            </Button>
          }
          title="Ask again about these rows?"
          confirmText={`Ask again, for up to ${most}`}
          keepText="Leave them"
          onConfirm={() => ask.mutateAsync()}
        >
          <p>
            {plural(unknownFate.rows, 'row')} are looked up once more. If the vendor billed the first time as well, you
            pay twice for them: up to {most} more.
          </p>
          <p>All other rows stay as they are.</p>
        </ConfirmDialog>
      )}
    </Notice>
  )
}
