/** An audience: its members in the order in which they signed up, its fields, its segments. */
import type { Member } from './member.ts'
import { moment } from './member.ts'
import type { MergeField } from './merge-field.ts'

/** `static`: a tag, which lists its members. `saved`: whoever has a value in a field at the moment. */
export interface Segment {
  readonly id: number
  readonly name: string
  readonly rule:
    | { readonly type: 'static' }
    | { readonly type: 'saved'; readonly field: string; readonly value: string }
}

export interface Audience {
  readonly id: string
  readonly webId: number
  readonly name: string
  readonly createdMs: number
  mergeFields: readonly MergeField[]
  segments: readonly Segment[]
  /** By id, in the order of their sign-up: what a page's offset counts in. */
  readonly members: Map<string, Member>
}

export function isIn({ rule, id }: Segment, member: Member): boolean {
  return rule.type === 'static'
    ? member.tags.some((tag) => tag.id === id)
    : member.mergeFields[rule.field] === rule.value
}

export function showAudience({ id, webId, name, createdMs, members, mergeFields }: Audience) {
  const of = (status: Member['status']) => [...members.values()].filter((member) => member.status === status).length
  return {
    id,
    web_id: webId,
    name,
    contact: {
      company: name,
      address1: '1 Sample Street',
      address2: '',
      city: 'Portland',
      state: 'OR',
      zip: '97214',
      country: 'US',
      phone: '',
    },
    permission_reminder: 'You signed up at our fair.',
    use_archive_bar: false,
    campaign_defaults: { from_name: name, from_email: 'hello@sample.example', subject: '', language: 'en' },
    date_created: moment(createdMs),
    list_rating: 3,
    email_type_option: false,
    double_optin: false,
    has_welcome: false,
    marketing_permissions: false,
    visibility: 'prv',
    modules: [],
    stats: {
      member_count: of('subscribed'),
      total_contacts: members.size,
      unsubscribe_count: of('unsubscribed'),
      cleaned_count: of('cleaned'),
      merge_field_count: mergeFields.length,
    },
    _links: [],
  }
}

export function showMergeField({ id, tag, name, type, isRequired, choices }: MergeField, at: number, listId: string) {
  return {
    merge_id: id,
    tag,
    name,
    type,
    required: isRequired,
    default_value: '',
    public: true,
    display_order: at + 2,
    options: choices.length > 0 ? { choices } : type === 'text' ? { size: 25 } : {},
    help_text: '',
    list_id: listId,
    _links: [],
  }
}

export function showSegment(segment: Segment, { members, createdMs, id: listId }: Audience) {
  const { id, name, rule } = segment
  return {
    id,
    name,
    member_count: [...members.values()].filter((member) => isIn(segment, member)).length,
    type: rule.type,
    created_at: moment(createdMs),
    updated_at: moment(createdMs),
    options:
      rule.type === 'static'
        ? { match: 'any', conditions: [] }
        : {
            match: 'all',
            conditions: [{ condition_type: 'TextMerge', field: rule.field, op: 'is', value: rule.value }],
          },
    list_id: listId,
    _links: [],
  }
}
