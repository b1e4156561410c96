/** What tells accounts of services apart, whoever connected them. Keys are long and random: their hash gives none away. */
import { createHash } from 'node:crypto'

/** @returns SHA-256 of service and key, lower-case hexadecimal */
export const accountOf = (service: string, key: string) =>
  createHash('sha256').update(`${service}:${key}`).digest('hex')
