// Buckets, objects and uploads on the disk: the journal says what exists, the blobs hold the bytes.
// A change is checked and committed under a lock on what it changes; what is read is always on the disk already.

import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { BlobStore } from './blob-store.ts'
import { type BlobChanges, type Bucket, Catalog, type Entry, type StoredObject, type Upload } from './catalog.ts'
import { S3Error } from './errors.ts'
import { Journal } from './journal.ts'
import { KeyedLock } from './keyed-lock.ts'

export class ObjectStore {
  readonly blobs: BlobStore
  readonly #catalog: Catalog
  readonly #journal: Journal<Entry, BlobChanges>
  readonly #locks = new KeyedLock()

  private constructor(catalog: Catalog, journal: Journal<Entry, BlobChanges>, blobs: BlobStore) {
    this.#catalog = catalog
    this.#journal = journal
    this.blobs = blobs
  }

  /** Opens the folder, made if missing, as the last process left it. One process at a time may have it open. */
  static async open(directory: string): Promise<ObjectStore> {
    await mkdir(directory, { recursive: true })
    const catalog = new Catalog()
    const journal = await Journal.open<Entry, BlobChanges>({
      file: path.join(directory, 'journal'),
      apply: (entry) => catalog.apply(entry),
      snapshot: () => catalog.entries(),
    })
    const blobs = await BlobStore.open(path.join(directory, 'blobs'), catalog.blobs())
    return new ObjectStore(catalog, journal, blobs)
  }

  findBucket(name: string): Bucket | undefined {
    return this.#catalog.bucket(name)
  }

  /** @throws S3Error NoSuchBucket. */
  bucket(name: string): Bucket {
    const bucket = this.findBucket(name)
    if (!bucket) throw new S3Error('NoSuchBucket')
    return bucket
  }

  /** @throws S3Error NoSuchBucket or NoSuchKey. */
  object(bucket: string, key: string): StoredObject {
    const object = this.bucket(bucket).objects.get(key)
    if (!object) throw new S3Error('NoSuchKey')
    return object
  }

  /** @throws S3Error NoSuchBucket, or NoSuchUpload also where the id belongs to another key. */
  upload(bucket: string, key: string, id: string | undefined): Upload {
    this.bucket(bucket)
    const upload = this.#catalog.upload(id ?? '')
    if (!upload || upload.bucket !== bucket || upload.key !== key) throw new S3Error('NoSuchUpload')
    return upload
  }

  uploadsOf(bucket: string): readonly Upload[] {
    return this.#catalog.uploadsOf(this.bucket(bucket).name)
  }

  /**
   * Runs `decide` while nothing else can change the key (for an upload: the key it is for), then commits its entry, if
   * there is one. Resolves with what was decided once the change is on the disk and space that it freed is free.
   */
  change<Decided extends { readonly entry: Entry | null }>(
    bucket: string,
    key: string,
    decide: () => Decided,
  ): Promise<Decided> {
    return this.#locks.hold(`${bucket}/${key}`, async () => {
      const decided = decide()
      if (decided.entry) {
        // The blobs are retained by whoever wrote them until this is done, so that none is lost in between.
        const { gained, lost } = await this.#journal.append(decided.entry)
        this.blobs.retain(gained)
        await this.blobs.release(lost)
      }
      return decided
    })
  }

  async close(): Promise<void> {
    await this.#journal.close()
  }
}
