/** Every object key is made here; each begins with its kind and its workspace. */
export type StorageKey = string & { readonly brand: 'StorageKey' }

export const uploadKey = (workspaceId: string, uploadId: string) =>
  `uploads/${workspaceId}/${uploadId}/source` as StorageKey

/** A page of an audience that is brought in: it belongs to the upload that the audience becomes. */
export const pageKey = (
  workspaceId: string,
  uploadId: string,
  n: number,
  generation: number,
  attempt: number,
  page: number,
) => `uploads/${workspaceId}/${uploadId}/pages/${n}/${generation}-${attempt}/${page}` as StorageKey

/** The list that an audience was joined into: one that comes late overwrites nothing. */
export const audienceSourceKey = (workspaceId: string, uploadId: string, generation: number, attempt: number) =>
  `uploads/${workspaceId}/${uploadId}/audience-${generation}-${attempt}` as StorageKey

/** Whether a source was joined from the pages of an audience. */
export const isAudienceSource = (key: StorageKey): boolean => /^uploads\/[^/]+\/[^/]+\/audience-\d+-\d+$/.test(key)

export const directoryKey = (workspaceId: string, directoryId: string, generation: number, attempt: number) =>
  `directories/${workspaceId}/${directoryId}/${generation}-${attempt}` as StorageKey

/** Keys of parts are never used twice: a late writer leaves an orphan, it overwrites nothing. */
export const partKey = (workspaceId: string, jobId: string, n: number, generation: number, attempt: number) =>
  `parts/${workspaceId}/${jobId}/${n}/${generation}-${attempt}` as StorageKey

/** The same part after `resolve` marked its duplicates. */
export const resolvedPartKey = (workspaceId: string, jobId: string, n: number, generation: number, attempt: number) =>
  `parts/${workspaceId}/${jobId}/${n}/resolved-${generation}-${attempt}` as StorageKey

/** What `resolve` puts aside while it looks for duplicates; of no use when its attempt has ended. */
export const doublesKey = (workspaceId: string, jobId: string, generation: number, attempt: number, name: string) =>
  `parts/${workspaceId}/${jobId}/doubles/${generation}-${attempt}/${name}` as StorageKey

/** The rows of a range that nobody could finish, written for one merge. */
export const deadPartKey = (workspaceId: string, jobId: string, n: number, generation: number, attempt: number) =>
  `parts/${workspaceId}/${jobId}/${n}/dead-${generation}-${attempt}` as StorageKey

/** @param attempt that of the merge that writes it: one that comes late overwrites nothing either */
export const resultKey = (
  workspaceId: string,
  jobId: string,
  resultGeneration: number,
  attempt: string,
  name: string,
) => `results/${workspaceId}/${jobId}/${resultGeneration}/${attempt}/${name}` as StorageKey

/** What a batch of members would be changed to: contact data, that goes with the job. */
export const changesKey = (prefix: string, n: number) => `${prefix}${n}` as StorageKey

export const changesPrefix = (
  workspaceId: string,
  jobId: string,
  writeBackId: string,
  generation: number,
  attempt: number,
) => `changes/${workspaceId}/${jobId}/${writeBackId}/${generation}-${attempt}/`

/** Says whose the store is: written once, by the first house that sweeps it. */
export const HOUSE_KEY = 'house/id' as StorageKey

/** Under which the objects of each kind stand. */
export const KEY_KINDS = ['parts', 'results', 'directories', 'uploads', 'changes'] as const

/** What a key says about its object. */
export interface KeyFacts {
  readonly kind: (typeof KEY_KINDS)[number]
  readonly workspaceId: string
  /** Of the upload, the directory, the job or the write-back. */
  readonly subjectId: string
  /** The range of a part. */
  readonly n: number | null
  /** The attempt that writes it, where the key tells. */
  readonly writer: {
    readonly step: 'import' | 'enrich' | 'resolve' | 'merge' | 'preview_back'
    readonly generation: number
    readonly attempt: number
  } | null
  readonly resultGeneration: number | null
}

const WRITERS = { '': 'enrich', resolved: 'resolve', dead: 'merge' } as const

/** @returns null for a key that was not made here */
export function readKey(key: string): KeyFacts | null {
  const [, kind, workspaceId, subjectId, rest = ''] = /^([a-z]+)\/([^/]+)\/([^/]+)\/(.*)$/s.exec(key) ?? []
  if (workspaceId === undefined || subjectId === undefined) return null
  const owner = { workspaceId, subjectId, n: null, writer: null, resultGeneration: null }
  switch (kind) {
    case 'uploads':
      return { ...owner, kind }
    case 'directories': {
      const [, generation, attempt] = /^(\d{1,9})-(\d{1,9})$/.exec(rest) ?? []
      return { ...owner, kind, writer: writerOf('import', generation, attempt) }
    }
    case 'parts': {
      const [, n, prefix = '', generation, attempt] =
        /^(\d{1,9})\/(?:(resolved|dead)-)?(\d{1,9})-(\d{1,9})$/.exec(rest) ?? []
      if (n === undefined) {
        const [, generation, attempt] = /^doubles\/(\d{1,9})-(\d{1,9})\//.exec(rest) ?? []
        return { ...owner, kind, writer: writerOf('resolve', generation, attempt) }
      }
      const step = WRITERS[prefix as keyof typeof WRITERS]
      return { ...owner, kind, n: Number(n), writer: writerOf(step, generation, attempt) }
    }
    case 'results': {
      const [, of, generation, attempt] = /^(\d{1,9})\/(?:(\d{1,9})-(\d{1,9})\/)?/.exec(rest) ?? []
      if (of === undefined) return { ...owner, kind }
      return { ...owner, kind, writer: writerOf('merge', generation, attempt), resultGeneration: Number(of) }
    }
    case 'changes': {
      const [, writeBackId, generation, attempt] = /^([^/]+)\/(\d{1,9})-(\d{1,9})\/\d{1,9}$/.exec(rest) ?? []
      if (writeBackId === undefined) return null
      return { ...owner, kind, subjectId: writeBackId, writer: writerOf('preview_back', generation, attempt) }
    }
    default:
      return null
  }
}

const writerOf = (
  step: NonNullable<KeyFacts['writer']>['step'],
  generation: string | undefined,
  attempt: string | undefined,
): KeyFacts['writer'] =>
  generation === undefined || attempt === undefined
    ? null
    : { step, generation: Number(generation), attempt: Number(attempt) }

/** Everything of one upload, directory or job, for deleting it. */
export const prefixesOf = (
  kind: 'upload' | 'directory' | 'job',
  workspaceId: string,
  id: string,
): readonly string[] => {
  switch (kind) {
    case 'upload':
      return [`uploads/${workspaceId}/${id}/`]
    case 'directory':
      return [`directories/${workspaceId}/${id}/`]
    case 'job':
      return [`parts/${workspaceId}/${id}/`, `results/${workspaceId}/${id}/`, `changes/${workspaceId}/${id}/`]
    default:
      return kind satisfies never
  }
}
