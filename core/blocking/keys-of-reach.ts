/** Keys of how to reach somebody: e-mail, phone, profile, website. */
import type { Contact } from '../contact.ts'
import type { Contexts } from './contexts.ts'
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import { keyHash, partHash } from './key-hash.ts'
import type { KeyList } from './key-list.ts'
import { readings } from './readings.ts'

/** A subscriber number without area code has seven digits where area codes are left out at all (ITU E.164, NANP). */
const LOCAL_DIGITS = 7
/** Of these the last four, which a company's numbers differ in. */
const END_DIGITS = 4

const ADDRESS = PART.local | PART.domain
const NUMBER = PART.phoneBegin | PART.phoneEnd

/** Each nearly names one person, or one home or company. */
export function addReachKeys(contact: Contact, keys: KeyList): void {
  for (const email of readings(contact, 'email')) keys.add(KEY.email, keyHash(KEY.email, partHash(email)), ADDRESS)
  for (const phone of readings(contact, 'phone')) {
    const tail = partHash(phone, Math.max(0, phone.length - LOCAL_DIGITS))
    keys.add(KEY.phone, keyHash(KEY.phone, tail), NUMBER)
  }
  for (const link of readings(contact, 'linkedin')) {
    keys.add(KEY.linkedin, keyHash(KEY.linkedin, partHash(link)), PART.linkedin)
  }
  for (const site of readings(contact, 'website')) {
    keys.add(KEY.website, keyHash(KEY.website, partHash(site)), PART.website)
  }
}

/** Whoever writes from the same host, for an organisation. */
export function addLoneDomainKeys(contact: Contact, keys: KeyList): void {
  for (const email of readings(contact, 'email')) {
    keys.add(KEY.domain, keyHash(KEY.domain, partHash(email, email.lastIndexOf('@') + 1)), PART.domain)
  }
}

/** What is left of an address after a slip or a move to another host, of a number after a slip. */
export function addPartialReachKeys(contact: Contact, slips: number, keys: KeyList, contexts: Contexts): void {
  for (const email of readings(contact, 'email')) addPartialEmailKeys(email, slips, keys)
  for (const phone of readings(contact, 'phone')) {
    const end = Math.max(0, phone.length - END_DIGITS)
    contexts.addForInitials(KEY.phoneEndAndName, partHash(phone, end), PART.phoneEnd)
    const begin = Math.max(0, phone.length - LOCAL_DIGITS)
    contexts.addForInitials(KEY.phoneBeginAndName, partHash(phone, begin, end), PART.phoneBegin)
  }
}

/** Of a host enough to tell the large ones apart. */
const HOST_LETTERS = 3
const SHORTEST_HALF = 2

/** @param slips letters too many or too few that the halves of the local part make up for */
function addPartialEmailKeys(email: string, slips: number, keys: KeyList): void {
  const at = email.lastIndexOf('@')
  keys.add(KEY.local, keyHash(KEY.local, partHash(email, 0, at)), PART.local)
  const host = partHash(email, at + 1, Math.min(at + 1 + HOST_LETTERS, email.length))
  const longest = (at + slips) >> 1
  for (let half = Math.max(SHORTEST_HALF, (at - slips) >> 1); half <= longest; half++) {
    keys.add(KEY.localBegin, keyHash(KEY.localBegin, partHash(email, 0, half), host), ADDRESS)
    keys.add(KEY.localEnd, keyHash(KEY.localEnd, partHash(email, at - half, at), host), ADDRESS)
  }
}
