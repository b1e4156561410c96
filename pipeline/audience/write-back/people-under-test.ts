/** For tests: an audience with gaps and old values, and a directory that knows better; which member is which, by number. */
import { audienceOf, type NewMember } from '#local/mailchimp/crowd.ts'
import type { MergeValue } from '#local/mailchimp/merge-field.ts'

const FIRST = 'Adela Bruno Carla Dario Edith Felix Greta Hugo Irene Jonas Karin Leon Marta Nils Olga Pavel'.split(' ')
const LAST = 'Almgren Bardsley Castell Dornfeld Ekwall Farnham Gorski Hollis Iversen Jansson Keller Lindqvist'.split(
  ' ',
)

const nameOf = (n: number) => ({
  first: FIRST[n % FIRST.length] ?? '',
  last: `${LAST[n % LAST.length]}${'abcdefghij'[Math.floor(n / 12) % 10]}${'klmnopqrst'[Math.floor(n / 120) % 10]}`,
})
export const emailOf = (n: number) => `${nameOf(n).first}.${nameOf(n).last}.${n}@example.com`.toLowerCase()
export const numberOf = (email: string) => Number(/\.(\d+)@/.exec(email)?.[1])

const addressOf = (n: number) => {
  return { addr1: `${n + 1} Willow Street`, addr2: '', city: 'Portland', state: 'OR', zip: '97214', country: 'US' }
}
export const phoneOf = (n: number) => `+1 503 555 ${String(1000 + (n % 9000)).padStart(4, '0')}`

/** Every third has an old company, every fourth an address; nobody has a phone number. */
export function gappyAudience(count: number) {
  const members = Array.from({ length: count }, (_, n): NewMember => {
    const mergeFields: Record<string, MergeValue> = { FNAME: nameOf(n).first, LNAME: nameOf(n).last }
    if (n % 3 === 0) mergeFields.COMPANY = 'Amberline'
    if (n % 4 === 0) mergeFields.ADDRESS = addressOf(n)
    return { email: emailOf(n), mergeFields }
  })
  return audienceOf('Newsletter', members)
}

/** The same people with a phone number, an employer and an address each. */
export function knowingDirectory(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => {
    const { addr1, city, state, zip, country } = addressOf(n)
    const { first, last } = nameOf(n)
    return [n, first, last, emailOf(n), phoneOf(n), 'Boxwood', addr1, city, state, zip, country].join(',')
  })
  const header = 'id,first_name,last_name,email,phone,company,street,city,region,postal_code,country'
  return `${header}\n${rows.join('\n')}\n`
}
