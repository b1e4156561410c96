/** What tells accounts of services apart, whoever connected them. Keys are long and random: their hash gives none away. */
import { createHash } from 'node:crypto'

/**
 * @param account what the service calls it, or its key
 * @returns SHA-256 of both, lower-case hexadecimal
 */
export const accountOf = (service: string, account: string) =>
  createHash('sha256').update(`${service}:${account}`).digest('hex')
