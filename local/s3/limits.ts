// The limits of S3, from its user guide ("Amazon S3 multipart upload limits", "Creating object key names").

export interface Limits {
  /** Of one PUT, one part or one copy. */
  readonly maxSinglePutBytes: number
  /** Of every part of an upload but the last. */
  readonly minPartBytes: number
  readonly maxParts: number
}

export const limitsOfS3: Limits = {
  maxSinglePutBytes: 5 * 1024 ** 3,
  minPartBytes: 5 * 1024 ** 2,
  maxParts: 10_000,
}

export const maxKeyBytes = 1024
export const maxListed = 1000
/** No XML body that S3 takes is longer: 10,000 parts with a checksum each come to about 2 MB. */
export const maxXmlBytes = 8 * 1024 ** 2
