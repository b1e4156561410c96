// The attributes a queue can be given: names, ranges, defaults, and the redrive policy read from its JSON.
import { SqsError } from './errors.ts'
import { type Input, isObject } from './input.ts'

/** Settable attributes by name, values as text, exactly as they were given. */
export type QueueAttributes = Readonly<Record<string, string>>

export type RedrivePolicy = { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number }

type Kind =
  | { readonly kind: 'integer'; readonly least: number; readonly most: number; readonly default: number }
  | { readonly kind: 'text'; readonly default?: string }

/** Ranges and defaults from the API reference of SetQueueAttributes. Text ones but the redrive pair are kept, not acted on. */
const settable = {
  DelaySeconds: { kind: 'integer', least: 0, most: 900, default: 0 },
  MaximumMessageSize: { kind: 'integer', least: 1_024, most: 1_048_576, default: 1_048_576 },
  MessageRetentionPeriod: { kind: 'integer', least: 60, most: 1_209_600, default: 345_600 },
  ReceiveMessageWaitTimeSeconds: { kind: 'integer', least: 0, most: 20, default: 0 },
  VisibilityTimeout: { kind: 'integer', least: 0, most: 43_200, default: 30 },
  RedrivePolicy: { kind: 'text' },
  RedriveAllowPolicy: { kind: 'text' },
  Policy: { kind: 'text' },
  KmsMasterKeyId: { kind: 'text' },
  KmsDataKeyReusePeriodSeconds: { kind: 'integer', least: 60, most: 86_400, default: 300 },
  SqsManagedSseEnabled: { kind: 'text', default: 'true' },
} as const satisfies Readonly<Record<string, Kind>>

type SettableName = keyof typeof settable
type IntegerName = {
  [Name in SettableName]: (typeof settable)[Name]['kind'] extends 'integer' ? Name : never
}[SettableName]

const computedNames = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
  'QueueArn',
]
const fifoNames = ['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit']

export const defaultAttributes: QueueAttributes = Object.fromEntries(
  Object.entries(settable).flatMap(([name, rule]) => ('default' in rule ? [[name, String(rule.default)]] : [])),
)

/** Checks attributes given by a caller. Throws InvalidAttributeName, InvalidAttributeValue or UnsupportedOperation. */
export function readQueueAttributes(given: Input): QueueAttributes {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, readValue(name, value)]))
}

function readValue(name: string, value: unknown): string {
  if (fifoNames.includes(name)) throw new SqsError('UnsupportedOperation', 'FIFO queues are not supported here.')
  if (!isSettable(name)) throw new SqsError('InvalidAttributeName', `Unknown Attribute ${name}.`)
  if (typeof value !== 'string') throw new SqsError('SerializationException', `${name} must be a string.`)
  const rule: Kind = settable[name]
  switch (rule.kind) {
    case 'integer': {
      const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
      if (!(number >= rule.least && number <= rule.most)) throw badValue(name)
      return String(number)
    }
    case 'text':
      if (name === 'RedrivePolicy' && value !== '') parseRedrivePolicy(value)
      if (name === 'RedriveAllowPolicy' && value !== '') parseObject(name, value)
      return value
    default:
      return rule satisfies never
  }
}

/** Puts `changes` over `current`; an empty text takes an attribute away. */
export function mergeAttributes(current: QueueAttributes, changes: QueueAttributes): QueueAttributes {
  return Object.fromEntries(Object.entries({ ...current, ...changes }).filter(([, value]) => value !== ''))
}

/** A number attribute of a queue, in the unit its name says. */
export function integerAttribute(attributes: QueueAttributes, name: IntegerName): number {
  return Number(attributes[name] ?? settable[name].default)
}

/** The redrive policy of a queue, or undefined when it has none. */
export function redrivePolicy(attributes: QueueAttributes): RedrivePolicy | undefined {
  return attributes.RedrivePolicy === undefined ? undefined : parseRedrivePolicy(attributes.RedrivePolicy)
}

function parseRedrivePolicy(json: string): RedrivePolicy {
  const policy = parseObject('RedrivePolicy', json)
  const maxReceiveCount = Number(policy.maxReceiveCount)
  // 1 to 1,000: the range of maxReceiveCount.
  const isCount = Number.isInteger(maxReceiveCount) && maxReceiveCount >= 1 && maxReceiveCount <= 1_000
  if (typeof policy.deadLetterTargetArn !== 'string' || !isCount) throw badValue('RedrivePolicy')
  return { deadLetterTargetArn: policy.deadLetterTargetArn, maxReceiveCount }
}

/** Whether a dead-letter queue lets `sourceArn` name it as its target. */
export function allowsRedriveFrom(attributes: QueueAttributes, sourceArn: string): boolean {
  if (attributes.RedriveAllowPolicy === undefined) return true
  const policy = parseObject('RedriveAllowPolicy', attributes.RedriveAllowPolicy)
  if (policy.redrivePermission === 'denyAll') return false
  if (policy.redrivePermission !== 'byQueue') return true
  return Array.isArray(policy.sourceQueueArns) && policy.sourceQueueArns.includes(sourceArn)
}

/** Refuses names that GetQueueAttributes does not know. */
export function checkAttributeNames(names: readonly string[]): void {
  for (const name of names) {
    if (name !== 'All' && !isSettable(name) && !computedNames.includes(name) && !fifoNames.includes(name)) {
      throw new SqsError('InvalidAttributeName', `Unknown Attribute ${name}.`)
    }
  }
}

function parseObject(name: string, json: string): Input {
  try {
    const value: unknown = JSON.parse(json)
    if (isObject(value)) return value
  } catch {
    // Refused below, with everything else that is not a JSON object.
  }
  throw badValue(name)
}

function isSettable(name: string): name is SettableName {
  return Object.hasOwn(settable, name)
}

function badValue(name: string): SqsError {
  return new SqsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`)
}
