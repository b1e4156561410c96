/** One part, straight to the object store, with its progress. */

/** The store refused a part, or did not answer; `isPassing`: worth another try. */
export class PartProblem extends Error {
  readonly code = 'upload.part'
  readonly isPassing: boolean
  constructor(isPassing: boolean) {
    super('upload.part')
    this.name = 'PartProblem'
    this.isPassing = isPassing
  }
}

/**
 * `fetch` says nothing about how far an upload has come, so this is an XMLHttpRequest.
 * @param onSent told how many bytes of this part have left so far
 * @returns the part's ETag
 */
export function putPart(
  url: string,
  bytes: Blob,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    signal.addEventListener('abort', abort, { once: true })
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onload = () => {
      const etag = request.getResponseHeader('etag')
      if (request.status === 200 && etag !== null) resolve(etag)
      // An address that has run out is refused with 403: a new one helps.
      else reject(new PartProblem(request.status >= 500 || request.status === 403 || request.status === 429))
    }
    request.onerror = () => reject(new PartProblem(true))
    request.onabort = () => reject(signal.reason ?? new PartProblem(true))
    request.onloadend = () => signal.removeEventListener('abort', abort)
    request.open('PUT', url)
    request.send(bytes)
  })
}
