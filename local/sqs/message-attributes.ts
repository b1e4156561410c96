// Message attributes: what is legal, how many bytes they count for, their MD5, and which of them a receiver asked for.
import { createHash } from 'node:crypto'
import { SqsError } from './errors.ts'
import { type Input, isObject, objectMap, optionalText, requiredText } from './input.ts'

/** `value` is base64 when `type` starts with Binary, text otherwise. */
export type MessageAttribute = { readonly type: string; readonly value: string }
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>

const mostAttributes = 10
const namePattern = /^(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)$/
const reservedName = /^(aws|amazon)\./i
const typePattern = /^(String|Number|Binary)(\..+)?$/

/** Reads MessageAttributes of a send. Throws InvalidParameterValue. */
export function readMessageAttributes(input: Input): MessageAttributes {
  const entries = Object.entries(objectMap(input, 'MessageAttributes'))
  if (entries.length > mostAttributes) throw refused(`Number of message attributes exceeds ${mostAttributes}.`)
  for (const [name] of entries) {
    if (!namePattern.test(name) || reservedName.test(name)) throw refused('A message attribute name is not allowed.')
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, readAttribute(value)]))
}

/** Reads MessageSystemAttributes of a send: only the trace header can be set by a sender. */
export function readSystemAttributes(input: Input): MessageAttributes {
  const entries = Object.entries(objectMap(input, 'MessageSystemAttributes'))
  if (entries.some(([name]) => name !== 'AWSTraceHeader')) throw refused('Only AWSTraceHeader can be set.')
  return Object.fromEntries(entries.map(([name, value]) => [name, readAttribute(value)]))
}

function readAttribute(value: unknown): MessageAttribute {
  if (!isObject(value)) throw new SqsError('SerializationException', 'A message attribute must be an object.')
  const type = requiredText(value, 'DataType')
  if (!typePattern.test(type) || type.length > 256) throw refused('The type of a message attribute is not known.')
  const content = optionalText(value, isBinary(type) ? 'BinaryValue' : 'StringValue')
  if (content === undefined || content === '') throw refused('A message attribute must contain a non-empty value.')
  if (type.startsWith('Number') && !Number.isFinite(Number(content))) throw refused('A Number attribute is no number.')
  return { type, value: content }
}

/** Bytes that attributes count for in the size of a message: names, types and values. */
export function attributesBytes(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (sum, [name, one]) => sum + Buffer.byteLength(name) + Buffer.byteLength(one.type) + valueBytes(one).length,
    0,
  )
}

/**
 * MD5 (hex) over attributes sorted by name, as SDKs recompute it; undefined when there are none.
 * Source: SQS Developer Guide, "Calculating the MD5 message digest for message attributes".
 */
export function attributesMd5(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort()
  if (names.length === 0) return undefined
  const hash = createHash('md5')
  const addWithLength = (bytes: Buffer): void => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hash.update(length).update(bytes)
  }
  for (const name of names) {
    const attribute = attributes[name] as MessageAttribute
    addWithLength(Buffer.from(name))
    addWithLength(Buffer.from(attribute.type))
    hash.update(Buffer.from([isBinary(attribute.type) ? 2 : 1]))
    addWithLength(valueBytes(attribute))
  }
  return hash.digest('hex')
}

/** The attributes a receiver named: exact names, `All`, `.*`, or a prefix as in `bar.*`. */
export function selectAttributes(attributes: MessageAttributes, wanted: readonly string[]): MessageAttributes {
  const isWanted = (name: string): boolean =>
    wanted.some((one) => one === 'All' || one === name || (one.endsWith('.*') && name.startsWith(one.slice(0, -2))))
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)))
}

/** Attributes as the JSON protocol sends them. */
export function renderAttributes(attributes: MessageAttributes): Input {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type, value }]) => [
      name,
      { DataType: type, ...(isBinary(type) ? { BinaryValue: value } : { StringValue: value }) },
    ]),
  )
}

function isBinary(type: string): boolean {
  return type.startsWith('Binary')
}

function valueBytes(attribute: MessageAttribute): Buffer {
  return Buffer.from(attribute.value, isBinary(attribute.type) ? 'base64' : 'utf8')
}

function refused(reason: string): SqsError {
  return new SqsError('InvalidParameterValue', reason)
}
