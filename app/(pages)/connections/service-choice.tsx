'use client'
/** Services as cards to choose from, each with what leaves this machine and what it costs. */
import { Badge } from '#app/_ui/badge.tsx'
import { FIELD_NAMES } from '#app/_ui/field-names.ts'
import type { PeopleServiceView, ServiceView } from '#app/api/v1/_schemas/connection.ts'

interface ServiceChoiceProps {
  readonly services: readonly ServiceView[]
  readonly chosen: string | null
  readonly onChoose: (service: string) => void
}

export function ServiceChoice({ services, chosen, onChoose }: ServiceChoiceProps) {
  return (
    <fieldset className="space-y-3">
      <legend className="pb-1 text-sm font-medium">Which service?</legend>
      <div className="grid gap-3 md:grid-cols-2">
        {services.map((service) => (
          <label
            key={service.service}
            className="flex cursor-pointer gap-3 rounded-lg border border-line-strong/60 p-4 has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="service"
              className="mt-1 size-4 shrink-0 accent-(--accent)"
              checked={service.service === chosen}
              onChange={() => onChoose(service.service)}
            />
            <span className="min-w-0 space-y-1.5 text-sm">
              <span className="flex flex-wrap items-center gap-2 text-base font-medium">
                {service.title}
                {service.isSimulator ? <Badge tone="odd">Simulator</Badge> : null}
              </span>
              <span className="block text-ink-soft">{costWords(service)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function costWords(service: ServiceView): string {
  if (service.kind === 'audience') {
    const what = 'Brings its audiences in, and puts corrections back. It costs nothing.'
    return service.isSimulator ? `Plays the service on this machine. ${what}` : what
  }
  const { isSimulator, mostCredits, missCredits } = service
  if (isSimulator) return 'Plays the service on this machine, for the sample list alone.'
  const found = mostCredits === 1 ? 'One credit' : `Up to ${mostCredits} credits`
  const missed = missCredits === 0 ? 'Who is not found is free.' : `Who is not found costs ${missCredits}.`
  return `${found} for a person who is found. ${missed}`
}

/** What is told before anything is sent. */
export function WhatLeaves({ service }: { readonly service: PeopleServiceView }) {
  const names = (fields: PeopleServiceView['sends'], between = ' · ') =>
    fields.map((field) => FIELD_NAMES[field]).join(between)
  return (
    <dl className="space-y-2 rounded-lg bg-sunken p-4 text-sm">
      <div>
        <dt className="font-medium">What is sent to {service.title}</dt>
        <dd className="text-ink-soft">{names(service.sends)}: where a row has them, and nothing else.</dd>
      </div>
      <div>
        <dt className="font-medium">What a row needs to be looked up</dt>
        <dd className="text-ink-soft">{service.needs.map((set) => names(set, ' and ')).join(', or ')}.</dd>
      </div>
      <div>
        <dt className="font-medium">What may come back</dt>
        <dd className="text-ink-soft">{names(service.gives)}</dd>
      </div>
    </dl>
  )
}
