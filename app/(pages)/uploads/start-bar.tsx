'use client'
/** The start, with what leaves this installation by it. */
import { useVendors } from '#app/_client/use-connections.ts'
import { plural } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { idOf, type ProviderChoice } from './provider-choice.ts'

interface StartBarProps {
  readonly providers: readonly ProviderChoice[]
  /** Of the list, where they were counted. */
  readonly rows: number | null
  readonly isStarting: boolean
  readonly isReady: boolean
  readonly onStart: () => void
}

export function StartBar({ providers, rows, isStarting, isReady, onStart }: StartBarProps) {
  const connections = useVendors()
  const asked = connections.data?.items.filter(({ id }) => providers.some((provider) => idOf(provider) === id)) ?? []
  const outside = [...new Set(asked.filter(({ isSimulator }) => !isSimulator).map(({ title }) => title))]
  return (
    <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center justify-end gap-4 border-t border-line bg-paper/95 px-4 py-4 backdrop-blur sm:mx-0 sm:rounded-t-xl">
      <p className="text-sm text-ink-soft">
        {providers.length === 0
          ? 'Rows are cleaned and doubles found.'
          : outside.length === 0
            ? 'Nothing leaves this installation.'
            : `What is named above goes to ${outside.join(' and ')}.`}
      </p>
      <Button size="large" disabled={isStarting || !isReady} onClick={onStart}>
        {isStarting ? 'Starting…' : rows === null ? 'Start checking' : `Start checking ${plural(rows, 'row')}`}
      </Button>
    </div>
  )
}
