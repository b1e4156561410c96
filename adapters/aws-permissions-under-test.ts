/**
 * For tests: what IAM asks of a caller for each request, and what a policy allows.
 * Source: the Service Authorization Reference, its tables of API operations and actions of Amazon S3 and Amazon SQS
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_s3.html, …/list_sqs.html).
 */
import { chooseOperation } from '#local/s3/operations.ts'
import { parseRequestTarget } from '#local/s3/request-target.ts'
import type { RecordedRequest } from './recording-proxy-under-test.ts'

/** One action on one resource, both as a policy writes them. */
export interface Permission {
  readonly action: string
  readonly resource: string
}

interface Statement {
  readonly Effect: 'Allow'
  readonly Action: string | readonly string[]
  readonly Resource: string | readonly string[]
}
export interface Policy {
  readonly Statement: readonly Statement[]
}

const ACTION_ON_OBJECT: Readonly<Record<string, string>> = {
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  CreateMultipartUpload: 's3:PutObject',
  UploadPart: 's3:PutObject',
  UploadPartCopy: 's3:PutObject',
  CompleteMultipartUpload: 's3:PutObject',
  AbortMultipartUpload: 's3:AbortMultipartUpload',
  ListParts: 's3:ListMultipartUploadParts',
}

const ACTION_ON_QUEUE: Readonly<Record<string, string>> = {
  SendMessage: 'sqs:SendMessage',
  SendMessageBatch: 'sqs:SendMessage',
  ReceiveMessage: 'sqs:ReceiveMessage',
  DeleteMessage: 'sqs:DeleteMessage',
  GetQueueAttributes: 'sqs:GetQueueAttributes',
  ChangeMessageVisibility: 'sqs:ChangeMessageVisibility',
}

/** @throws for an operation that has no line here: it needs one, and perhaps one in the policy */
export function permissionsOfS3(request: RecordedRequest): readonly Permission[] {
  const target = parseRequestTarget(request.target)
  const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const { name } = chooseOperation(request.method, target, new Map(target.query), headers)
  const bucket = `arn:aws:s3:::${target.bucket}`
  const list = { action: 's3:ListBucket', resource: bucket }
  if (name === 'ListObjectsV2') return [list]
  if (name === 'ListMultipartUploads') return [{ action: 's3:ListBucketMultipartUploads', resource: bucket }]
  if (name === 'DeleteObjects') {
    const keys = [...request.body.toString('utf8').matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key)
    return keys.map((key) => ({ action: 's3:DeleteObject', resource: `${bucket}/${key}` }))
  }
  const action = ACTION_ON_OBJECT[name]
  if (action === undefined) throw new Error(`no permission is known for ${name}`)
  const source = headers.get('x-amz-copy-source')
  return [
    { action, resource: `${bucket}/${target.key}` },
    ...(source ? [{ action: 's3:GetObject', resource: `arn:aws:s3:::${decodeURIComponent(source)}` }] : []),
    // That an object is missing is told only to those who may list; others are refused.
    ...(action === 's3:GetObject' && request.status === 404 ? [list] : []),
  ]
}

/** @throws for an operation that has no line here */
export function permissionsOfSqs({ headers, body }: RecordedRequest): readonly Permission[] {
  const name = String(headers['x-amz-target']).replace('AmazonSQS.', '')
  const action = ACTION_ON_QUEUE[name]
  if (action === undefined) throw new Error(`no permission is known for ${name}`)
  const queue = new URL(JSON.parse(body.toString('utf8')).QueueUrl).pathname.split('/').at(-1)
  return [{ action, resource: `arn:aws:sqs:your-region:your-account:${queue}` }]
}

/** Every pair that a policy allows; a resource may end in `*`. */
export function allowedBy({ Statement }: Policy): readonly Permission[] {
  return Statement.flatMap(({ Action, Resource }) =>
    [Action].flat().flatMap((action) => [Resource].flat().map((resource) => ({ action, resource }))),
  )
}

export function covers(allowed: Permission, needed: Permission): boolean {
  if (allowed.action !== needed.action) return false
  return allowed.resource.endsWith('*')
    ? needed.resource.startsWith(allowed.resource.slice(0, -1))
    : needed.resource === allowed.resource
}
