/** Which pages may be seen without being signed in; calls below /api guard themselves. */

const OPEN_PAGES: readonly string[] = ['/sign-in', '/sign-up', '/reset-password', '/owner']
/** What pages are made of: holds nobody's data. */
const ASSET = /^\/_next\/|\.[a-z0-9]+$/i

/** @returns whether a request to this path must come from somebody who is signed in. */
export function needsSignIn(path: string): boolean {
  return !path.startsWith('/api/') && !OPEN_PAGES.includes(path) && !ASSET.test(path)
}

/** Where somebody who is not signed in is sent, to come back afterwards. */
export const signInAddress = (path: string) => `/sign-in?back=${encodeURIComponent(path)}`
