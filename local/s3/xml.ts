// The little XML that S3 speaks: a writer, and a reader that knows elements, text and character references only.

import { S3Error } from './errors.ts'

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'
const maxDepth = 16
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export interface XmlElement {
  readonly name: string
  readonly children: readonly XmlElement[]
  /** The text directly inside, exactly as sent. */
  readonly text: string
}

/** One element; a string or number is escaped text, an array is child elements already written. */
export function element(name: string, content: string | number | readonly string[]): string {
  return `<${name}>${typeof content === 'object' ? content.join('') : escapeXml(String(content))}</${name}>`
}

/** A whole document in S3's namespace. */
export function xmlDocument(name: string, children: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="${namespace}">${children.join('')}</${name}>`
}

export function escapeXml(text: string): string {
  // Control characters go as references, which is how S3 itself writes a key that holds them.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being escaped
  return text.replace(/[&<>"\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, (c) => {
    const named = Object.entries(entities).find(([, character]) => character === c)
    return named ? `&${named[0]};` : `&#x${c.charCodeAt(0).toString(16)};`
  })
}

/**
 * Reads one document and returns its root.
 * @throws S3Error MalformedXML, also for a document type or entity of its own.
 */
export function parseXml(document: string): XmlElement {
  const reader = { document: document.replace(/^\ufeff/, ''), at: 0 }
  skipProlog(reader)
  const root = readElement(reader, 0)
  skipProlog(reader)
  if (reader.at !== reader.document.length) throw new S3Error('MalformedXML')
  return root
}

export function childrenNamed(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter((child) => child.name === name)
}

export function childText(parent: XmlElement, name: string): string | undefined {
  return parent.children.find((child) => child.name === name)?.text
}

interface Reader {
  readonly document: string
  at: number
}

function skipProlog(reader: Reader): void {
  match(reader, /(?:\s+|<\?[^?]*\?>|<!--[\s\S]*?-->)*/y)
}

function readElement(reader: Reader, depth: number): XmlElement {
  const open = match(reader, /<([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y)
  if (!open || depth > maxDepth) throw new S3Error('MalformedXML')
  const name = open[1] ?? ''
  const children: XmlElement[] = []
  let text = ''
  if (open[3] === '/') return { name, children, text }
  for (;;) {
    text += unescapeXml(match(reader, /[^<]*/y)?.[0] ?? '')
    if (match(reader, /<!--[\s\S]*?-->/y)) continue
    const close = match(reader, /<\/([A-Za-z_][\w.-]*)\s*>/y)
    if (!close) children.push(readElement(reader, depth + 1))
    else if (close[1] === name) return { name, children, text }
    else throw new S3Error('MalformedXML')
  }
}

function match(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.document)
  if (found) reader.at = pattern.lastIndex
  return found
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{1,8}));|&/g, (_, decimal, hex, name) => {
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null
    if (point !== null && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)) return String.fromCodePoint(point)
    const character = entities[name ?? '']
    if (character === undefined) throw new S3Error('MalformedXML')
    return character
  })
}
