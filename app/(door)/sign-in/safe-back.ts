/** Where somebody goes once they are signed in: only to a page of this site. */

/** Any address will do for reading the others against it; nobody is sent there. */
const HERE = 'http://kith.invalid'

/** @returns path and query of a page here; the first page for all else, such as `//elsewhere.example` */
export function safeBack(asked: string | readonly string[] | undefined): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || !URL.canParse(asked, HERE)) return '/'
  const url = new URL(asked, HERE)
  if (url.origin !== HERE || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search + url.hash
}
