/** The client of an SQS. */
import { SQSClient } from '@aws-sdk/client-sqs'

export interface SqsSettings {
  readonly region: string
  /** Null: AWS itself. */
  readonly endpoint: string | null
  /** Null: where the SDK finds them. */
  readonly credentials: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken: string | null
  } | null
}

export function sqsClient({ region, endpoint, credentials }: SqsSettings): SQSClient {
  return new SQSClient({
    region,
    // With an endpoint, a queue's URL only names the queue: another host may stand in it.
    ...(endpoint === null ? {} : { endpoint, useQueueUrlAsEndpoint: false }),
    ...(credentials && { credentials: { ...credentials, sessionToken: credentials.sessionToken ?? undefined } }),
    // A long poll takes 20 s.
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true },
  })
}
