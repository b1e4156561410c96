/** What was spent in a day or month, as an amount and, where there is a cap, as a bar that shows the same. */
import { moneyText } from '#app/_ui/money.ts'
import type { BudgetsView } from '#app/api/v1/_schemas/connection.ts'

interface SpentBarProps {
  /** `Today`, `This month`. */
  readonly label: string
  readonly spent: BudgetsView['spent']['day']
  readonly capMicros: number | null
  readonly currency: string
}

export function SpentBar({ label, spent, capMicros, currency }: SpentBarProps) {
  const money = (micros: number) => moneyText(micros, currency)
  // What is under way or of unknown fate counts against a cap as well.
  const used = spent.spentMicros + spent.reservedMicros + spent.unknownMicros
  const share = capMicros === null ? 0 : capMicros === 0 ? 1 : Math.min(1, used / capMicros)
  const told = capMicros === null ? `${money(used)}, no cap` : `${money(used)} of ${money(capMicros)}`
  return (
    <div className="space-y-1.5">
      <p className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span className="text-ink-soft">{label}</span>
        <span className="tabular-nums">{told}</span>
      </p>
      {capMicros === null ? null : (
        <div aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
          <div
            className={share >= 1 ? 'h-full bg-bad' : share >= 0.8 ? 'h-full bg-stale' : 'h-full bg-accent'}
            style={{ width: `${share * 100}%` }}
          />
        </div>
      )}
      {spent.unknownMicros > 0 ? (
        <p className="text-sm text-ink-soft">
          {money(spent.unknownMicros)} of it is for lookups of which nobody knows whether they were billed.
        </p>
      ) : null}
    </div>
  )
}
