/** Secrets that are handed out once and kept only as hashes. 256 random bits need no slow hash. */
import { createHash, randomBytes } from 'node:crypto'

export const newSecret = (prefix: string) => `${prefix}${randomBytes(32).toString('base64url')}`

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
