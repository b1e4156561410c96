/** What time it is for the bucket: the `Date` of its answers, which the SDK keeps to itself. */
import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'
import { StoreError } from '#pipeline/ports/store-error.ts'

/** @throws StoreError for an answer without a time */
export async function storeClock(client: S3Client, Bucket: string): Promise<Date> {
  let date: string | undefined
  const command = new ListObjectsV2Command({ Bucket, MaxKeys: 1 })
  command.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request)
      date = (answer.response as { readonly headers?: Readonly<Record<string, string>> }).headers?.date
      return answer
    },
    { step: 'deserialize', name: 'keepDate' },
  )
  await client.send(command)
  const at = new Date(date ?? Number.NaN)
  if (Number.isNaN(at.getTime())) throw new StoreError()
  return at
}
