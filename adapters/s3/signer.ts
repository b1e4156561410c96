/** Addresses by which a browser talks to S3 directly. Nothing is sent: signing is arithmetic. */
import { GetObjectCommand, UploadPartCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { ObjectSigner } from '#pipeline/ports/objects.ts'
import { type S3Settings, s3Client } from './client.ts'

/** Long enough for a part on a slow line; more can be asked for at any time. */
const PART_SECONDS = 3_600
const DOWNLOAD_SECONDS = 60

/** @param settings with the endpoint that browsers reach */
export function s3Signer(settings: S3Settings): ObjectSigner {
  const client = s3Client(settings)
  const { bucket: Bucket } = settings
  return {
    partUrl: (key, multipartId, number, bytes) =>
      getSignedUrl(
        client,
        new UploadPartCommand({
          Bucket,
          Key: key,
          UploadId: multipartId,
          PartNumber: number,
          ContentLength: bytes,
        }),
        // Signed as a header and not moved into the query: a body of another length is refused.
        { expiresIn: PART_SECONDS, unhoistableHeaders: new Set(['content-length']) },
      ),

    downloadUrl: (key, filename) =>
      getSignedUrl(
        client,
        new GetObjectCommand({ Bucket, Key: key, ResponseContentDisposition: contentDisposition(filename) }),
        { expiresIn: DOWNLOAD_SECONDS },
      ),
  }
}

/** A plain name for old clients and the true one (RFC 6266, RFC 8187). */
function contentDisposition(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(filename.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}
