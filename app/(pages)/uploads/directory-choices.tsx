/** Reference lists that can be asked. */
import { countText } from '#app/_ui/amounts.ts'
import { Badge } from '#app/_ui/badge.tsx'
import type { DirectoryView } from '#app/api/v1/_schemas/directory.ts'
import { type ProviderChoice, placeOf, turnWords } from './provider-choice.ts'

interface DirectoryChoicesProps {
  readonly directories: readonly DirectoryView[]
  readonly chosen: readonly ProviderChoice[]
  readonly onToggle: (provider: ProviderChoice, isChosen: boolean) => void
}

export function DirectoryChoices({ directories, chosen, onToggle }: DirectoryChoicesProps) {
  return (
    <ul className="divide-y divide-line">
      {directories.map((directory) => (
        <DirectoryChoice
          key={directory.id}
          directory={directory}
          place={placeOf(chosen, directory.id)}
          onToggle={(isChosen) => onToggle({ directoryId: directory.id }, isChosen)}
        />
      ))}
    </ul>
  )
}

interface DirectoryChoiceProps {
  readonly directory: DirectoryView
  /** Its turn from 0, -1 when it is not chosen. */
  readonly place: number
  readonly onToggle: (isChosen: boolean) => void
}

function DirectoryChoice({ directory, place, onToggle }: DirectoryChoiceProps) {
  return (
    <li>
      <label className="flex min-h-12 items-center gap-3 py-2">
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-accent"
          checked={place >= 0}
          disabled={directory.status === 'failed'}
          onChange={(event) => onToggle(event.target.checked)}
        />
        <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium break-words">{directory.name}</span>
          <span className="text-sm text-ink-soft">
            {directory.rows === null ? directory.filename : `${countText(directory.rows)} people`}
          </span>
          {directory.status === 'importing' ? <Badge tone="fresh">being read: you can start already</Badge> : null}
          {directory.status === 'failed' ? <Badge tone="bad">could not be read</Badge> : null}
          {place >= 0 ? <Badge tone="good">{turnWords(place)}</Badge> : null}
        </span>
      </label>
    </li>
  )
}
