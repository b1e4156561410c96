/** An estimate in words. */
import { countText, durationText, plural } from '#app/_ui/amounts.ts'
import { moneyRangeText, moneyText } from '#app/_ui/money.ts'
import type { EstimateView } from '#app/api/v1/_schemas/estimate.ts'

export type Result = NonNullable<EstimateView['result']>
type Amount = Result['matched']
type Forecast = Result['providers'][number]

/** @returns `1,200`, or `1,000–1,400` */
export const amountText = ({ from, to }: Amount): string =>
  from === to ? countText(from) : `${countText(from)}–${countText(to)}`

/** @returns `At most $28.00, likely $10.00–$14.00.` */
export function costSentence({ costMicros, mostMicros }: Result, currency: string): string {
  if (mostMicros === 0) return 'It costs nothing.'
  const most = `At most ${moneyText(mostMicros, currency)}`
  return costMicros.isExact ? `${most}.` : `${most}, likely ${moneyRangeText(costMicros, currency)}.`
}

/** @returns `Between 20 seconds and 3 minutes, at the pace at which the vendor may be asked.` */
export function timeSentence({ seconds }: Result): string {
  const [least, most] = [durationText(seconds.from), durationText(seconds.to)]
  const reason = seconds.by === 'limit' ? ', at the pace at which the vendor may be asked' : ''
  return `${least === most ? `About ${least}` : `Between ${least} and ${most}`}${reason}.`
}

/** @returns one line for what a provider is asked */
export function lookupsText(provider: Forecast): string {
  if (provider.kind === 'directory') return `${amountText(provider.rows)} rows`
  const { lookups } = provider
  return `${lookups.isExact ? plural(lookups.to, 'lookup') : `${amountText(lookups)} lookups`} to pay for`
}

/** @returns further lines for what else is to be known of it */
export function furtherLines(provider: Forecast, currency: string): readonly string[] {
  if (provider.kind === 'directory') return []
  const { known, savedMicros, unknownFate, tooThinRows } = provider
  const saves = savedMicros.to === 0 ? '' : `: saves ${moneyRangeText(savedMicros, currency)}`
  return [
    ...(known.to > 0
      ? [`${amountText(known)} ${known.to === 1 ? 'answer is' : 'answers are'} in your ledger already${saves}`]
      : []),
    ...(tooThinRows > 0
      ? [
          tooThinRows === 1
            ? '1 row says too little for it and is not sent'
            : `${countText(tooThinRows)} rows say too little for it and are not sent`,
        ]
      : []),
    ...(unknownFate > 0
      ? [
          `${unknownFate === 1 ? '1 person was' : `${countText(unknownFate)} people were`} asked about before, without a known end: not asked again by itself`,
        ]
      : []),
  ]
}

/** @returns where the ranges come from */
export function basisSentence({ basis, trial }: Result): string {
  switch (basis) {
    case 'trial':
      return trial === null
        ? ''
        : `From a trial of ${plural(trial.rows, 'row')}: ${countText(trial.matched)} matched, ${countText(trial.review)} to review.`
    case 'lists_in_general':
      return 'Nobody has tried this list yet, so the ranges are as wide as lists differ. Numbers without a range are exact.'
    default:
      return basis satisfies never
  }
}
