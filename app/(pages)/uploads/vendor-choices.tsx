/** Vendors that can be asked: what each is sent, what it costs, and why one can't be asked now. */
import Link from 'next/link'
import { Badge } from '#app/_ui/badge.tsx'
import { FIELD_NAMES } from '#app/_ui/field-names.ts'
import { moneyText } from '#app/_ui/money.ts'
import type { PeopleConnectionView, PeopleServiceView } from '#app/api/v1/_schemas/connection.ts'
import { type ProviderChoice, placeOf, turnWords } from './provider-choice.ts'

interface VendorChoicesProps {
  readonly connections: readonly PeopleConnectionView[]
  readonly services: readonly PeopleServiceView[]
  readonly chosen: readonly ProviderChoice[]
  readonly onToggle: (provider: ProviderChoice, isChosen: boolean) => void
}

export function VendorChoices({ connections, services, chosen, onToggle }: VendorChoicesProps) {
  return (
    <ul className="divide-y divide-line">
      {connections.map((connection) => (
        <VendorChoice
          key={connection.id}
          connection={connection}
          service={services.find(({ service }) => service === connection.service)}
          place={placeOf(chosen, connection.id)}
          onToggle={(isChosen) => onToggle({ connectionId: connection.id }, isChosen)}
        />
      ))}
    </ul>
  )
}

interface VendorChoiceProps {
  readonly connection: PeopleConnectionView
  readonly service: PeopleServiceView | undefined
  /** Its turn from 0, -1 when it is not chosen. */
  readonly place: number
  readonly onToggle: (isChosen: boolean) => void
}

/** Why a connection can't be used as it is, and what it can be used for all the same. */
const TROUBLES = {
  key_rejected: {
    word: 'key refused',
    text: 'The vendor refuses its key.',
    action: 'Enter a new key',
    isUsable: false,
  },
  secret_lost: {
    word: 'key lost',
    text: 'Its key can’t be opened any more.',
    action: 'Enter the key again',
    isUsable: false,
  },
  no_credit: {
    word: 'no credits left',
    text: 'The account had no credits when it was asked last: a list would wait for some.',
    action: 'Look at the connection',
    isUsable: true,
  },
} as const

function VendorChoice({ connection, service, place, onToggle }: VendorChoiceProps) {
  const { details, isSimulator, name, title } = connection
  const trouble = details === null || details.state === 'ok' ? null : TROUBLES[details.state]
  return (
    <li className="space-y-1 py-2">
      <label className="flex min-h-12 items-center gap-3">
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-accent"
          checked={place >= 0}
          disabled={place < 0 && trouble?.isUsable === false}
          onChange={(event) => onToggle(event.target.checked)}
        />
        <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium break-words">{name}</span>
          {name === title ? null : <span className="text-sm text-ink-soft">{title}</span>}
          {isSimulator ? <Badge tone="odd">simulator, for this sample only</Badge> : null}
          {trouble === null ? null : <Badge tone="bad">{trouble.word}</Badge>}
          {place >= 0 ? <Badge tone="good">{turnWords(place)}</Badge> : null}
        </span>
      </label>
      <div className="space-y-1 pl-8 text-sm text-ink-soft">
        {trouble === null ? null : (
          <p className="text-ink">
            {trouble.text}{' '}
            <Link href="/connections" className="underline">
              {trouble.action}
            </Link>
            .
          </p>
        )}
        {service === undefined ? null : (
          <>
            {details === null ? null : <p>{priceText(service, details)}</p>}
            <p>{sentText(service, isSimulator)}</p>
          </>
        )}
      </div>
    </li>
  )
}

function priceText(
  { mostCredits, missCredits }: PeopleServiceView,
  { microsPerCredit, currency }: NonNullable<PeopleConnectionView['details']>,
): string {
  const each = moneyText(mostCredits * microsPerCredit, currency)
  const miss =
    missCredits === 0
      ? 'nobody found costs nothing'
      : `${moneyText(missCredits * microsPerCredit, currency)} where nobody is found`
  return `${mostCredits > 1 ? `Up to ${each}` : each} for each person found, ${miss}.`
}

function sentText({ sends }: PeopleServiceView, isSimulator: boolean): string {
  const fields = sends.map((field) => inSentence(FIELD_NAMES[field])).join(', ')
  return isSimulator
    ? `Would be sent, and stays on this machine: ${fields}.`
    : `Is sent to the vendor, where a row has it: ${fields}. Nothing else.`
}

/** `First name` as it stands within a sentence; names such as LinkedIn stay as they are. */
const inSentence = (name: string) => (/^.[^A-Z]*$/.test(name) ? name.toLowerCase() : name)
