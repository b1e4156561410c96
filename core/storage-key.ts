/** Every object key is made here; each begins with its kind and its workspace. */
export type StorageKey = string & { readonly brand: 'StorageKey' }

export const uploadKey = (workspaceId: string, uploadId: string) =>
  `uploads/${workspaceId}/${uploadId}/source` as StorageKey

export const directoryKey = (workspaceId: string, directoryId: string, generation: number, attempt: number) =>
  `directories/${workspaceId}/${directoryId}/${generation}-${attempt}` as StorageKey

/** Keys of parts are never used twice: a late writer leaves an orphan, it overwrites nothing. */
export const partKey = (workspaceId: string, jobId: string, n: number, generation: number, attempt: number) =>
  `parts/${workspaceId}/${jobId}/${n}/${generation}-${attempt}` as StorageKey

/** The same part after `resolve` marked its duplicates. */
export const resolvedPartKey = (workspaceId: string, jobId: string, n: number, generation: number, attempt: number) =>
  `parts/${workspaceId}/${jobId}/${n}/resolved-${generation}-${attempt}` as StorageKey

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
      return [`parts/${workspaceId}/${id}/`, `results/${workspaceId}/${id}/`]
    default:
      return kind satisfies never
  }
}
