/** Who is asked before whom: each is asked only about rows that those before it have left open. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Button } from '#app/_ui/button.tsx'
import { idOf, moved, type ProviderChoice } from './provider-choice.ts'

interface ProviderOrderProps {
  readonly chosen: readonly ProviderChoice[]
  readonly nameOf: (provider: ProviderChoice) => string
  readonly onChange: (chosen: readonly ProviderChoice[]) => void
}

export function ProviderOrder({ chosen, nameOf, onChange }: ProviderOrderProps) {
  if (chosen.length < 2) return null
  return (
    <section aria-labelledby="provider-order" className="space-y-2 rounded-lg bg-sunken p-4">
      <h3 id="provider-order" className="text-sm font-medium">
        They are asked in this order
      </h3>
      <p className="text-sm text-ink-soft">Each one only about the rows that those before it could not match.</p>
      <ol className="space-y-1">
        {chosen.map((provider, place) => (
          <li key={idOf(provider)} className="flex flex-wrap items-center justify-end gap-x-2">
            <span className="flex min-w-0 flex-1 basis-40 gap-2">
              <span className="w-5 shrink-0 tabular-nums text-ink-soft">{place + 1}.</span>
              <span className="min-w-0 break-words">{nameOf(provider)}</span>
            </span>
            <span className="flex">
              <Button
                variant="ghost"
                size="icon"
                disabled={place === 0}
                aria-label={`Ask ${nameOf(provider)} earlier`}
                onClick={() => onChange(moved(chosen, place, -1))}
              >
                <ArrowUp aria-hidden />
              </Button>
              <Button
                variant="ghost"
                size="icon"
                disabled={place === chosen.length - 1}
                aria-label={`Ask ${nameOf(provider)} later`}
                onClick={() => onChange(moved(chosen, place, 1))}
              >
                <ArrowDown aria-hidden />
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
