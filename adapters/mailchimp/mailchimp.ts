/** Mailchimp by its own client: one instance for each key, since its default export would mix tenants up. */
import ApiClient from '@mailchimp/mailchimp_marketing/src/ApiClient.js'
import type { z } from 'zod'
import type { ColumnValue } from '#core/audience/audience.ts'
import { type AudienceEnd, type AudienceService, MOST_PER_PAGE, type PageQuery } from '#pipeline/ports/audiences.ts'
import { endOfError, readEnd } from './end-of-call.ts'
import { account, audiences, columns, idPage, member, memberPage, segments } from './schema.ts'
import { callByFetch } from './transport.ts'

/** What becomes part of a host name is nothing but this. */
const DATA_CENTRE = /^[a-z]{2}\d{1,3}$/

/** The service gives up after 120 s itself; an answer of a thousand members takes some seconds. */
const TIMEOUT_MS = 60_000

/** Of the ten connections that an account may have, so that its owner's other tools have some too. */
const AT_ONCE = 6

const MEMBER_FIELDS = ['id', 'email_address', 'status', 'merge_fields', 'last_changed', 'timestamp_signup'] as const

export interface MailchimpOptions {
  readonly service: string
  readonly title: string
  /** With the version; null: Mailchimp itself, at the data centre that the key names. */
  readonly baseUrl: string | null
  readonly timeoutMs?: number
}

export function createMailchimp({
  service,
  title,
  baseUrl,
  timeoutMs = TIMEOUT_MS,
}: MailchimpOptions): AudienceService {
  function clientOf(key: string, signal: AbortSignal): ApiClient {
    const client = new ApiClient()
    if (baseUrl === null) client.setConfig({ apiKey: key, server: dataCentreOf(key) })
    else {
      client.basePath = baseUrl
      client.setConfig({ apiKey: key })
    }
    const buildUrl = client.buildUrl.bind(client)
    client.callApi = callByFetch({ buildUrl, key, timeoutMs, signal })
    return client
  }

  async function call<Schema extends z.ZodType>(
    key: string,
    schema: Schema,
    make: (client: ApiClient) => Promise<unknown>,
    signal: AbortSignal,
  ): Promise<AudienceEnd<z.output<Schema>>> {
    signal.throwIfAborted()
    try {
      return readEnd(schema, await make(clientOf(key, signal)))
    } catch (error) {
      signal.throwIfAborted()
      return endOfError(error)
    }
  }

  /** All of a list that is never long, a thousand at a time. */
  async function all<Item>(
    key: string,
    schema: z.ZodType<{ readonly total: number; readonly items: readonly Item[] }>,
    make: (client: ApiClient, page: { readonly count: number; readonly offset: number }) => Promise<unknown>,
    signal: AbortSignal,
  ): Promise<AudienceEnd<readonly Item[]>> {
    const items: Item[] = []
    for (;;) {
      const page = { count: MOST_PER_PAGE, offset: items.length }
      const found = await call(key, schema, (client) => make(client, page), signal)
      if (found.end === 'failed') return found
      items.push(...found.value.items)
      if (found.value.items.length === 0 || items.length >= found.value.total) return { ...found, value: items }
    }
  }

  return {
    service,
    title,
    rate: { atOnce: AT_ONCE, per: null },
    isKey: (key) => /^[\x21-\x7e]{8,200}$/.test(key) && DATA_CENTRE.test(key.slice(key.lastIndexOf('-') + 1)),
    account: (key, signal) => call(key, account, (client) => client.root.getRoot({}), signal),
    audiences: (key, signal) => all(key, audiences, (client, page) => client.lists.getAllLists(page), signal),
    columns: (key, audienceId, signal) =>
      all(key, columns, (client, page) => client.lists.getListMergeFields(audienceId, page), signal),
    segments: (key, audienceId, signal) =>
      all(key, segments, (client, page) => client.lists.listSegments(audienceId, page), signal),
    page: (key, query, signal) => call(key, memberPage, (client) => pageOf(client, query, MEMBER_FIELDS), signal),
    ids: (key, query, signal) => call(key, idPage, (client) => pageOf(client, query, ['id']), signal),
    member: (key, audienceId, memberId, signal) =>
      call(
        key,
        member,
        (client) => client.lists.getListMember(audienceId, memberId, { fields: MEMBER_FIELDS }),
        signal,
      ),
    write: (key, { audienceId, memberId }, values, signal) =>
      call(key, member, (client) => write(client, audienceId, memberId, values), signal),
  }
}

/** @throws RangeError for what is no data centre: nothing of a key may choose a host */
function dataCentreOf(key: string): string {
  const centre = key.slice(key.lastIndexOf('-') + 1)
  if (!DATA_CENTRE.test(centre)) throw new RangeError('connection.bad_key')
  return centre
}

function pageOf(client: ApiClient, query: PageQuery, wanted: readonly string[]): Promise<unknown> {
  const { audienceId, status, segmentId, changedSince, offset, count } = query
  const fields = [...wanted.map((field) => `members.${field}`), 'total_items']
  const page = { fields, count, offset }
  // A segment's members are listed without filters: they are looked at here, and hold subscribed ones alone.
  if (segmentId !== null) return client.lists.getSegmentMembersList(audienceId, segmentId, page)
  return client.lists.getListMembersInfo(audienceId, {
    ...page,
    status,
    sortField: 'timestamp_signup',
    sortDir: 'ASC',
    ...(changedSince === null ? {} : { sinceLastChanged: changedSince }),
  })
}

function write(
  client: ApiClient,
  audienceId: string,
  memberId: string,
  values: Readonly<Record<string, ColumnValue>>,
): Promise<unknown> {
  return client.lists.updateListMember(audienceId, memberId, { merge_fields: values }, {})
}
