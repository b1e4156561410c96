/** One member of an audience: as it is kept, and as the service shows it. */
import { createHash } from 'node:crypto'
import type { MergeValue } from './merge-field.ts'

export const STATUSES = ['subscribed', 'unsubscribed', 'cleaned', 'pending', 'transactional', 'archived'] as const
export type Status = (typeof STATUSES)[number]

export interface Tag {
  readonly id: number
  readonly name: string
}

export interface Member {
  /** MD5 of the address in lower case. */
  readonly id: string
  readonly email: string
  readonly webId: number
  readonly status: Status
  readonly mergeFields: Readonly<Record<string, MergeValue>>
  readonly tags: readonly Tag[]
  /** Milliseconds; shown in whole seconds. */
  readonly signupMs: number
  readonly changedMs: number
  /** What no write may touch any more: unsubscribed or reported by itself, or forgotten for good. */
  readonly lock: 'none' | 'compliance' | 'forgotten'
}

export const memberId = (email: string) => createHash('md5').update(email.toLowerCase()).digest('hex')

/** The service's way: seconds and an offset. */
export const moment = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00')

export function showMember(member: Member, listId: string) {
  const { id, email, webId, status, mergeFields, tags, signupMs, changedMs } = member
  const name = ['FNAME', 'LNAME'].map((tag) => mergeFields[tag]).filter((part) => typeof part === 'string' && part)
  return {
    id,
    email_address: email,
    unique_email_id: id.slice(0, 10),
    contact_id: id,
    full_name: name.join(' '),
    web_id: webId,
    email_type: 'html',
    status,
    consents_to_one_to_one_messaging: true,
    merge_fields: mergeFields,
    stats: { avg_open_rate: 0, avg_click_rate: 0 },
    ip_signup: '',
    timestamp_signup: moment(signupMs),
    ip_opt: '',
    timestamp_opt: moment(signupMs),
    member_rating: 2,
    last_changed: moment(changedMs),
    language: '',
    vip: false,
    email_client: '',
    location: { latitude: 0, longitude: 0, gmtoff: 0, dstoff: 0, country_code: '', timezone: '', region: '' },
    source: 'API - Generic',
    tags_count: tags.length,
    tags,
    list_id: listId,
    _links: [],
  }
}
