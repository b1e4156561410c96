/** Puts `Set-Cookie` lines on an answer. */
export function setCookies(headers: Headers, cookies: readonly string[]): undefined {
  headers.delete('set-cookie')
  for (const cookie of cookies) headers.append('set-cookie', cookie)
}
