/** What tells accounts of services apart, whoever connected them. Keys are long and random: their hash gives none away. */
import { createHash } from 'node:crypto'

/**
 * @param account what the service calls it, or its key
 * @returns SHA-256 of both, lower-case hexadecimal
 */
export const accountOf = (service: string, account: string) =>
  createHash('sha256').update(`${service}:${account}`).digest('hex')

/** The data centre behind a key of Mailchimp: nearly all keys have the same. */
const DATA_CENTRE = /-[a-z]{2}\d{1,3}$/

/** @returns the last four characters that tell a key from its owner's other ones */
export const keyEndingOf = (key: string) => key.replace(DATA_CENTRE, '').slice(-4)
