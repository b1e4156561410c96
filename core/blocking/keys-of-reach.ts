/** Keys of how to reach somebody: e-mail, phone, profile, website. */
import type { Contexts } from './contexts.ts'
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import { partHash } from './key-hash.ts'
import type { KeyList } from './key-list.ts'
import type { RecordReadings } from './readings.ts'

/** A subscriber number without area code has seven digits where area codes are left out at all (ITU E.164, NANP). */
const LOCAL_DIGITS = 7
/** Of these the last four, which a company's numbers differ in. */
const END_DIGITS = 4

const ADDRESS = PART.local | PART.domain
const NUMBER = PART.phoneBegin | PART.phoneEnd

/** Each nearly names one person, or one home or company. */
export function addReachKeys({ emails, phones, links, sites }: RecordReadings, keys: KeyList): void {
  for (let place = 0; place < emails.size; place++) keys.add(KEY.email, ADDRESS, emails.hash(place))
  for (let place = 0; place < phones.size; place++) {
    const phone = phones.texts[place] as string
    keys.add(KEY.phone, NUMBER, partHash(phone, Math.max(0, phone.length - LOCAL_DIGITS)))
  }
  for (let place = 0; place < links.size; place++) keys.add(KEY.linkedin, PART.linkedin, links.hash(place))
  for (let place = 0; place < sites.size; place++) keys.add(KEY.website, PART.website, sites.hash(place))
}

/** Whoever writes from the same host, for an organisation. */
export function addLoneDomainKeys({ emails }: RecordReadings, keys: KeyList): void {
  for (let place = 0; place < emails.size; place++) {
    const email = emails.texts[place] as string
    keys.add(KEY.domain, PART.domain, partHash(email, email.lastIndexOf('@') + 1))
  }
}

/** What is left of an address after a slip or a move to another host, of a number after a slip. */
export function addPartialReachKeys(
  { emails, phones }: RecordReadings,
  slips: number,
  keys: KeyList,
  contexts: Contexts,
): void {
  for (let place = 0; place < emails.size; place++) addPartialEmailKeys(emails.texts[place] as string, slips, keys)
  for (let place = 0; place < phones.size; place++) {
    const phone = phones.texts[place] as string
    const end = Math.max(0, phone.length - END_DIGITS)
    contexts.addForInitials(KEY.phoneEndAndName, PART.phoneEnd, partHash(phone, end))
    const begin = Math.max(0, phone.length - LOCAL_DIGITS)
    contexts.addForInitials(KEY.phoneBeginAndName, PART.phoneBegin, partHash(phone, begin, end))
  }
}

/** Of a host enough to tell the large ones apart. */
const HOST_LETTERS = 3
const SHORTEST_HALF = 2

/** @param slips letters too many or too few that the halves of the local part make up for */
function addPartialEmailKeys(email: string, slips: number, keys: KeyList): void {
  const at = email.lastIndexOf('@')
  keys.add(KEY.local, PART.local, partHash(email, 0, at))
  const host = partHash(email, at + 1, Math.min(at + 1 + HOST_LETTERS, email.length))
  const longest = (at + slips) >> 1
  for (let half = Math.max(SHORTEST_HALF, (at - slips) >> 1); half <= longest; half++) {
    keys.add(KEY.localBegin, ADDRESS, partHash(email, 0, half), host)
    keys.add(KEY.localEnd, ADDRESS, partHash(email, at - half, at), host)
  }
}
