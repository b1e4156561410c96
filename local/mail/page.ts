// The pages that show what was sent: plain HTML, light and dark, every value escaped.
import type { MailContent, MailView } from './mail-view.ts'

const style = `
:root { color-scheme: light dark; --ink: #1c1b1f; --soft: #5b5966; --paper: #fbfaf8; --card: #fff; --line: #d9d6cf; --link: #1d4ed8 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ecebef; --soft: #aeabb8; --paper: #16151a; --card: #201f26; --line: #3a3842; --link: #93b4ff }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; overflow-wrap: anywhere }
h2 { font-size: 1rem; margin: 1.5rem 0 .5rem }
a { color: var(--link) }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px }
.soft { color: var(--soft) }
ol { list-style: none; margin: 1rem 0 0; padding: 0 }
li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin-bottom: .5rem; overflow-wrap: anywhere }
li a { font-weight: 600 }
li p { margin: 0 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 }
dt { color: var(--soft) }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
iframe { width: 100%; height: 32rem; background: #fff; border: 1px solid var(--line); border-radius: .5rem }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem } }
`

/** The list of all mails, as they come in `mails`. */
export function renderList(mails: readonly MailView[]): string {
  const items = mails.map(
    ({ id, subject, to, receivedAt }) => `<li>
<a href="/mails/${escapeHtml(id)}">${escapeHtml(subject || 'Without a subject')}</a>
<p>to ${escapeHtml(to)}</p>
<p class="soft">${renderTime(receivedAt)}</p>
</li>`,
  )
  const list =
    items.length > 0
      ? `<ol>${items.join('\n')}</ol>`
      : '<p class="soft">Nothing was sent yet. Mails show up here when this page is loaded again.</p>'
  return renderPage('Mails sent', `<h1>Mails sent</h1><p class="soft">They stay on this machine.</p>${list}`)
}

/** One mail; its HTML part is a frame of its own that runs nothing. */
export function renderMail(mail: MailContent): string {
  const subject = mail.subject || 'Without a subject'
  const rows = [
    ['From', escapeHtml(mail.from)],
    ['To', escapeHtml(mail.to)],
    ['Received', renderTime(mail.receivedAt)],
    ['Message-ID', escapeHtml(mail.messageId)],
    ...mail.attachments.map(({ name, bytes }) => ['Attachment', `${escapeHtml(name)} (${bytes} bytes)`]),
  ]
  const text = mail.text ? `<h2>Text</h2><pre>${linkify(mail.text)}</pre>` : ''
  const html = mail.html
    ? `<h2>HTML</h2><iframe title="HTML part of the mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${escapeHtml(mail.id)}/html"></iframe>`
    : ''
  return renderPage(
    subject,
    `<p><a href="/">All mails</a></p><h1>${escapeHtml(subject)}</h1>
<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('\n')}</dl>
${text}${html}`,
  )
}

/** The HTML part as the frame's document: links open outside the frame. */
export function renderHtmlPart(html: string): string {
  return `<!doctype html><base target="_blank">${html}`
}

/** A page that says what went wrong. */
export function renderTrouble(sentence: string): string {
  return renderPage(sentence, `<h1>${escapeHtml(sentence)}</h1><p><a href="/">All mails</a></p>`)
}

function renderPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`
}

function renderTime(iso: string): string {
  return `<time datetime="${escapeHtml(iso)}">${escapeHtml(iso.slice(0, 19).replace('T', ' '))} UTC</time>`
}

/** Escapes text and makes links of its web addresses; a closing sign after one is not part of it. */
function linkify(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'])/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escapeHtml(part)}" rel="noreferrer">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
