/** What each address of the service does. */

import type { Account } from './account.ts'
import { type Audience, type Segment, showAudience, showMergeField, showSegment } from './audience.ts'
import { findMembers, readPage } from './find-members.ts'
import { showMember } from './member.ts'
import { invalid, PROBLEMS, type Problem, problemBody } from './problem.ts'
import { trim } from './trim.ts'
import { addMember, type Change, patchMember, putMember } from './write-member.ts'

export interface Call {
  readonly method: string
  /** Behind the version. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  /** Set where a page of this audience's members was read. */
  readonly pageOf?: Audience
}

const refuse = (problem: Problem): Answer => ({ status: problem.status, body: problemBody(problem) })

/** Members that one bulk call may hold. */
const MOST_IN_BULK = 500

function page(all: readonly unknown[], name: string, query: URLSearchParams, listId: string | null): Answer {
  const wanted = readPage(query)
  if ('title' in wanted) return refuse(wanted)
  const items = all.slice(wanted.offset, wanted.offset + wanted.count)
  const body = { [name]: items, ...(listId ? { list_id: listId } : {}), total_items: all.length, _links: [] }
  return { status: 200, body: trim(body, query) }
}

function membersPage(audience: Audience, query: URLSearchParams, segment: Segment | null): Answer {
  const found = findMembers(audience, query, segment)
  if ('title' in found) return refuse(found)
  const wanted = readPage(query)
  if ('title' in wanted) return refuse(wanted)
  const { offset, count } = wanted
  const members = found.slice(offset, offset + count).map((member) => showMember(member, audience.id))
  const body = { members, list_id: audience.id, total_items: found.length, _links: [] }
  return { status: 200, body: trim(body, query), pageOf: audience }
}

function readBody(text: string): Change | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : null
  } catch {
    return null
  }
}

function bulk(account: Account, audience: Audience, body: Change, nowMs: number): Answer {
  const { members, update_existing: isUpdate } = body as {
    readonly members?: unknown
    readonly update_existing?: unknown
  }
  if (!Array.isArray(members) || members.length > MOST_IN_BULK) return refuse(invalid('members', 'must be at most 500'))
  const created: unknown[] = []
  const updated: unknown[] = []
  const errors: unknown[] = []
  for (const change of members as readonly Change[]) {
    const isKnown = [...audience.members.values()].some(({ email }) => email === change.email_address)
    const done =
      isKnown && isUpdate === true
        ? putMember(audience, idOf(audience, change), change, nowMs)
        : addMember(audience, change, nowMs)
    if ('title' in done) {
      errors.push({
        email_address: change.email_address,
        error: done.title,
        error_code: 'ERROR_GENERIC',
        field: '',
        field_message: '',
      })
      continue
    }
    account.book.write(done.written)
    ;(isKnown ? updated : created).push(showMember(done.member, audience.id))
  }
  const counts = { total_created: created.length, updated_members: updated, total_updated: updated.length }
  return { status: 200, body: { new_members: created, ...counts, errors, error_count: errors.length, _links: [] } }
}

const idOf = (audience: Audience, { email_address: email }: Change) =>
  [...audience.members.values()].find((member) => member.email === email)?.id ?? ''

function oneMember(account: Account, audience: Audience, id: string, call: Call, nowMs: number): Answer {
  if (call.method === 'GET') {
    const member = audience.members.get(id)
    return member ? { status: 200, body: trim(showMember(member, audience.id), call.query) } : refuse(PROBLEMS.notFound)
  }
  if (call.method !== 'PATCH' && call.method !== 'PUT') return refuse(PROBLEMS.wrongMethod)
  const change = readBody(call.body)
  if (change === null) return refuse(PROBLEMS.badJson)
  const done = (call.method === 'PATCH' ? patchMember : putMember)(audience, id, change, nowMs)
  if ('title' in done) return refuse(done)
  account.book.write(done.written)
  return { status: 200, body: trim(showMember(done.member, audience.id), call.query) }
}

function inAudience(account: Account, audience: Audience, rest: readonly string[], call: Call, nowMs: number): Answer {
  const [what, id, more] = rest
  const { method, query } = call
  if (what === undefined) {
    if (method === 'GET') return { status: 200, body: trim(showAudience(audience), query) }
    const body = readBody(call.body)
    if (method !== 'POST') return refuse(PROBLEMS.wrongMethod)
    return body === null ? refuse(PROBLEMS.badJson) : bulk(account, audience, body, nowMs)
  }
  if (what === 'members' && id !== undefined && more === undefined) return oneMember(account, audience, id, call, nowMs)
  if (what === 'members' && id === undefined && method === 'POST') {
    const done = addMember(audience, readBody(call.body) ?? {}, nowMs)
    if ('title' in done) return refuse(done)
    account.book.write(done.written)
    return { status: 200, body: showMember(done.member, audience.id) }
  }
  if (method !== 'GET') return refuse(PROBLEMS.wrongMethod)
  if (what === 'members' && id === undefined) return membersPage(audience, query, null)
  if (what === 'merge-fields' && id === undefined) {
    const fields = audience.mergeFields.map((field, at) => showMergeField(field, at, audience.id))
    return page(fields, 'merge_fields', query, audience.id)
  }
  if (what !== 'segments') return refuse(PROBLEMS.notFound)
  if (id === undefined) {
    const type = query.get('type')
    const shown = audience.segments.filter(({ rule }) => type === null || rule.type === type)
    return page(
      shown.map((segment) => showSegment(segment, audience)),
      'segments',
      query,
      audience.id,
    )
  }
  const segment = audience.segments.find((one) => String(one.id) === id)
  if (segment === undefined || (more !== undefined && more !== 'members')) return refuse(PROBLEMS.notFound)
  if (more === 'members') return membersPage(audience, query, segment)
  return { status: 200, body: trim(showSegment(segment, audience), query) }
}

function showAccount({ id, audiences }: Account) {
  const members = [...audiences.values()].reduce((sum, { members }) => sum + members.size, 0)
  return {
    account_id: id,
    login_id: id,
    account_name: `Account ${id}`,
    email: 'owner@sample.example',
    role: 'owner',
    pricing_plan_type: 'monthly',
    account_timezone: 'UTC',
    pro_enabled: false,
    total_subscribers: members,
    _links: [],
  }
}

export function operate(account: Account, call: Call, nowMs: number): Answer {
  const { method, path, query } = call
  const [first, id, ...rest] = path.split('/').filter((part) => part !== '')
  if (first === undefined && method === 'GET') return { status: 200, body: trim(showAccount(account), query) }
  if (first === 'ping' && method === 'GET') return { status: 200, body: { health_status: 'ok' } }
  if (first !== 'lists') return refuse(PROBLEMS.notFound)
  if (id === undefined) {
    if (method !== 'GET') return refuse(PROBLEMS.wrongMethod)
    return page([...account.audiences.values()].map(showAudience), 'lists', query, null)
  }
  const audience = account.audiences.get(id)
  return audience ? inAudience(account, audience, rest, call, nowMs) : refuse(PROBLEMS.notFound)
}
