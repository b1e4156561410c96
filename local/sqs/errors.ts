// The refusals of SQS: name, HTTP status and the older query-protocol code that SDKs still read from a header.

type Refusal = { readonly status: number; readonly queryCode: string }

/** Names and codes as in the service's public API model; the last group are the errors common to all AWS services. */
const refusals = {
  QueueDoesNotExist: { status: 400, queryCode: 'AWS.SimpleQueueService.NonExistentQueue' },
  QueueNameExists: { status: 400, queryCode: 'QueueAlreadyExists' },
  InvalidAddress: { status: 404, queryCode: 'InvalidAddress' },
  InvalidAttributeName: { status: 400, queryCode: 'InvalidAttributeName' },
  InvalidAttributeValue: { status: 400, queryCode: 'InvalidAttributeValue' },
  InvalidMessageContents: { status: 400, queryCode: 'InvalidMessageContents' },
  MessageNotInflight: { status: 400, queryCode: 'AWS.SimpleQueueService.MessageNotInflight' },
  ReceiptHandleIsInvalid: { status: 404, queryCode: 'ReceiptHandleIsInvalid' },
  BatchEntryIdsNotDistinct: { status: 400, queryCode: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct' },
  BatchRequestTooLong: { status: 400, queryCode: 'AWS.SimpleQueueService.BatchRequestTooLong' },
  EmptyBatchRequest: { status: 400, queryCode: 'AWS.SimpleQueueService.EmptyBatchRequest' },
  InvalidBatchEntryId: { status: 400, queryCode: 'AWS.SimpleQueueService.InvalidBatchEntryId' },
  TooManyEntriesInBatchRequest: { status: 400, queryCode: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest' },
  UnsupportedOperation: { status: 400, queryCode: 'AWS.SimpleQueueService.UnsupportedOperation' },
  MissingParameter: { status: 400, queryCode: 'MissingParameter' },
  InvalidParameterValue: { status: 400, queryCode: 'InvalidParameterValue' },
  SerializationException: { status: 400, queryCode: 'MalformedInput' },
  UnknownOperationException: { status: 404, queryCode: 'InvalidAction' },
  RequestEntityTooLarge: { status: 413, queryCode: 'RequestEntityTooLarge' },
  MissingAuthenticationToken: { status: 403, queryCode: 'MissingAuthenticationToken' },
  IncompleteSignature: { status: 403, queryCode: 'IncompleteSignature' },
  InvalidClientTokenId: { status: 403, queryCode: 'InvalidClientTokenId' },
  SignatureDoesNotMatch: { status: 403, queryCode: 'SignatureDoesNotMatch' },
  InternalFailure: { status: 500, queryCode: 'InternalFailure' },
} as const satisfies Readonly<Record<string, Refusal>>

export type SqsErrorCode = keyof typeof refusals

/** A request that is refused; `code` is the name the SDK gives to the error, the message names no message content. */
export class SqsError extends Error {
  readonly code: SqsErrorCode

  constructor(code: SqsErrorCode, message: string) {
    super(message)
    this.name = 'SqsError'
    this.code = code
  }
}

/** An error as the JSON protocol sends it: HTTP status, body with `__type`, value of `x-amzn-query-error`. */
export function renderError(error: SqsError): {
  readonly status: number
  readonly body: string
  readonly queryError: string
} {
  const { status, queryCode } = refusals[error.code]
  return {
    status,
    body: JSON.stringify({ __type: `com.amazonaws.sqs#${error.code}`, message: error.message }),
    queryError: `${queryCode};${status < 500 ? 'Sender' : 'Receiver'}`,
  }
}

/** The code a failed batch entry carries: the query-protocol code, as the service does. */
export function batchEntryCode(code: SqsErrorCode): string {
  return refusals[code].queryCode
}
