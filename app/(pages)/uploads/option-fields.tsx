/** Choices that matter for some lists only. */
import { SelectField } from '#app/_ui/field.tsx'
import { DATE_ORDERS, type DateOrder } from '#core/options.ts'
import { COUNTRY_CHOICES } from './country-choices.ts'

export interface OptionChoice {
  readonly defaultCountry: string | null
  readonly dateOrder: DateOrder
}

interface OptionFieldsProps {
  readonly value: OptionChoice
  readonly onChange: (value: OptionChoice) => void
}

const DATE_WORDS: Readonly<Record<DateOrder, string>> = {
  auto: 'As each date can be read',
  dmy: 'Day first: 31.12.1980',
  mdy: 'Month first: 12/31/1980',
  ymd: 'Year first: 1980-12-31',
}

export function OptionFields({ value, onChange }: OptionFieldsProps) {
  return (
    <details className="rounded-xl border border-line bg-sheet p-5 sm:p-6">
      <summary className="min-h-6 cursor-pointer font-medium">More choices: country of phones, order of dates</summary>
      <div className="grid gap-4 pt-4 sm:grid-cols-2">
        <SelectField
          label="Phones without a country code are from"
          value={value.defaultCountry ?? ''}
          onChange={(event) => onChange({ ...value, defaultCountry: event.target.value || null })}
          hint="A country column of the row goes before this."
        >
          <option value="">Not known</option>
          {COUNTRY_CHOICES.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Dates are written"
          value={value.dateOrder}
          onChange={(event) => onChange({ ...value, dateOrder: event.target.value as DateOrder })}
          hint="Where a date can be read two ways, both are compared."
        >
          {DATE_ORDERS.map((order) => (
            <option key={order} value={order}>
              {DATE_WORDS[order]}
            </option>
          ))}
        </SelectField>
      </div>
    </details>
  )
}
