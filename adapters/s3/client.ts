/** Clients of an S3: one for us, one whose addresses are given to browsers. */
import { S3Client } from '@aws-sdk/client-s3'

/** An answer begins within this, also to 64 MiB over a slow line and to a copy of 1 GiB inside the store. */
const ANSWER_MS = 180_000

export interface S3Settings {
  readonly bucket: string
  readonly region: string
  /** Null: AWS itself. With one, buckets are addressed in path style. */
  readonly endpoint: string | null
  /** Null: where the SDK finds them. */
  readonly credentials: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken: string | null
  } | null
}

export function s3Client({ region, endpoint, credentials }: Omit<S3Settings, 'bucket'>): S3Client {
  return new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials: { ...credentials, sessionToken: credentials.sessionToken ?? undefined } }),
    // Other S3s know no trailing checksums, and a presigned address can't carry one of bytes not yet known.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 4,
    requestHandler: {
      connectionTimeout: 5_000,
      // Without the second, the first would only be told on the console.
      requestTimeout: ANSWER_MS,
      throwOnRequestTimeout: true,
      httpsAgent: { maxSockets: 64 },
    },
  })
}
