/** Amounts of money in words, the same everywhere. */
import { countText } from './amounts.ts'

const MICROS = 1_000_000
const CENT = MICROS / 100
const SIGNS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' }

/**
 * @param micros millionths of the currency
 * @returns `$1,234.50`; below a cent as many places as it takes, so that a price of a tenth of a cent is no nothing
 */
export function moneyText(micros: number, currency: string): string {
  const sign = SIGNS[currency] ?? `${currency}\u00a0`
  const isFine = micros % CENT !== 0 && micros < MICROS
  const places = isFine ? (micros / MICROS).toFixed(6).replace(/0{1,4}$/, '') : (micros / MICROS).toFixed(2)
  const [whole = '0', rest = ''] = places.split('.')
  return `${sign}${countText(Number(whole))}.${rest}`
}

/** @returns `$1.00–$2.50` in whole cents, outwards; or one amount where both are the same */
export function moneyRangeText({ from, to }: { readonly from: number; readonly to: number }, currency: string): string {
  if (from === to) return moneyText(from, currency)
  const least = moneyText(Math.floor(from / CENT) * CENT, currency)
  const most = moneyText(Math.ceil(to / CENT) * CENT, currency)
  return `${least}–${most}`
}

/** @returns millionths for what somebody typed: `12`, `12.5`, `12,50`; null for what is no amount. */
export function microsOf(text: string): number | null {
  const plain = text.trim().replace(',', '.')
  return /^\d{1,9}(\.\d{1,6})?$/.test(plain) ? Math.round(Number(plain) * MICROS) : null
}

/** @returns an amount as people type it, without its currency: `12.50` */
export const typedMoney = (micros: number): string =>
  (micros / MICROS).toFixed(micros % CENT === 0 ? 2 : 6).replace(/(\.\d\d\d*?)0+$/, '$1')
