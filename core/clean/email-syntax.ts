/** Which addresses mail programs and mailing services take. */

// RFC 5322 atext, and letters and digits of any script as RFC 6531 allows. Quoted local parts, comments and address
// literals are legal but no mailing service takes them.
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const ASCII_ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
/** What nearly all addresses are made of; nothing in it can be taken for what surrounds an address. */
const PLAIN_ADDRESS = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}$/i
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?=[\p{L}\p{M}\p{N}-]*\p{L})[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u

/** Octets, RFC 5321 §4.5.3.1.1; characters here, which is the same for ASCII. */
const LONGEST_LOCAL_PART = 64
/** Octets of a path without its angle brackets, RFC 5321 §4.5.3.1.3. */
const LONGEST_ADDRESS = 254

/** Characters; below it no part of an address can be too long. */
const LONGEST_PLAIN_ADDRESS = 60

/** @returns whether `text` is an address and nothing else; quick, and false for unusual ones. */
export function isPlainAddress(text: string): boolean {
  return text.length <= LONGEST_PLAIN_ADDRESS && PLAIN_ADDRESS.test(text)
}

/** @returns whether `address` is one that can be written to: dot-atoms before the @, a domain of two labels or more. */
export function isEmailAddress(address: string): boolean {
  if (address.length > LONGEST_ADDRESS) return false
  const at = address.lastIndexOf('@')
  if (at < 1 || at > LONGEST_LOCAL_PART) return false
  return ASCII_ADDRESS.test(address) || (LOCAL_PART.test(address.slice(0, at)) && DOMAIN.test(address.slice(at + 1)))
}
