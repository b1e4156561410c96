// The HTTP side: the pages and the JSON calls that show what was sent, to this machine's own addresses only.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type MailView, readMail, summarize } from './mail-view.ts'
import type { Mailbox } from './mailbox.ts'
import { renderHtmlPart, renderList, renderMail, renderTrouble } from './page.ts'

type Answer = {
  readonly status: number
  readonly type: 'text/html' | 'application/json'
  readonly body: string
  readonly contentPolicy?: string
}

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; frame-ancestors 'none'"
/** For a mail's HTML part: its styles and embedded pictures, no scripts, forms or calls anywhere. */
const partPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

export function createHttp(mailbox: Mailbox): Server {
  const readViews = viewReader(mailbox)
  const server = createServer((request, response) => {
    answer(server, mailbox, readViews, request)
      .catch((error) => {
        console.error('The mail page failed:', error)
        return page(500, renderTrouble('The mail could not be shown'))
      })
      .then((found) => send(response, found))
  })
  return server
}

async function answer(
  server: Server,
  mailbox: Mailbox,
  readViews: () => Promise<readonly MailView[]>,
  request: IncomingMessage,
): Promise<Answer> {
  // A page of another site that has its name point here must not read mails.
  if (!isOwnHost(server, request.headers.host)) return trouble(403, 'foreign_host', 'Not one of this server’s names.')
  if (request.method !== 'GET' && request.method !== 'HEAD') return trouble(405, 'method_not_allowed', 'Only GET.')
  const [folder = '', id = '', part] = (request.url ?? '/').split('?')[0]?.slice(1).split('/') ?? []
  if (folder === '') return page(200, renderList(await readViews()))
  if (folder === 'messages' && id === '') return json(200, { items: await readViews() })
  if (folder !== 'messages' && folder !== 'mails') return page(404, renderTrouble('There is no such page'))
  const kept = await mailbox.read(id)
  if (!kept && folder === 'messages') return trouble(404, 'not_found', 'There is no mail of this id.')
  if (!kept) return page(404, renderTrouble('There is no such mail'))
  const mail = await readMail(kept)
  if (folder === 'messages') return json(200, mail)
  if (part === undefined) return page(200, renderMail(mail))
  if (part === 'html' && mail.html) return { ...page(200, renderHtmlPart(mail.html)), contentPolicy: partPolicy }
  return page(404, renderTrouble('There is no such page'))
}

function isOwnHost(server: Server, host: string | undefined): boolean {
  const { port } = server.address() as AddressInfo
  return ['127.0.0.1', 'localhost', '[::1]'].some((name) => host === `${name}:${port}`)
}

/** Reads all mails, newest first; a mail never changes, so each is parsed once. */
function viewReader(mailbox: Mailbox): () => Promise<readonly MailView[]> {
  const known = new Map<string, MailView>()
  return async () => {
    const views: MailView[] = []
    for (const id of await mailbox.ids()) {
      const kept = known.has(id) ? undefined : await mailbox.read(id)
      if (kept) known.set(id, summarize(await readMail(kept)))
      const view = known.get(id)
      if (view) views.push(view)
    }
    return views
  }
}

function page(status: number, body: string): Answer {
  return { status, type: 'text/html', body }
}

function json(status: number, value: object): Answer {
  return { status, type: 'application/json', body: JSON.stringify(value) }
}

function trouble(status: number, code: string, message: string): Answer {
  return json(status, { error: { code, message } })
}

function send(response: ServerResponse, { status, type, body, contentPolicy = pagePolicy }: Answer): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    'content-security-policy': contentPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  response.end(body)
}
