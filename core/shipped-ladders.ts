/**
 * The shipped m and u per field and level (docs/decisions/0041).
 *
 * u from the sizes of the value spaces: a birthday is one of about 20,000, a common city one in a hundred. It matters
 * only until a directory's own pairs outweigh it. m from how contact lists go wrong, as judged first (one name in ten
 * misspelt, one address in five out of date), then averaged with what expectation-maximisation finds, without labels,
 * in several lists that differ in kind, and kept broad: a list may be worse than any of them.
 */
import type { Field } from './field.ts'
import type { Ladder } from './parameters.ts'

const NO_EVIDENCE: Ladder = { exact: { m: 1, u: 1 }, close: { m: 1, u: 1 }, differs: { m: 1, u: 1 } }

export const SHIPPED_LADDERS: Readonly<Record<Field, Ladder>> = {
  /** Only where a name could not be told apart into given and family name. */
  full_name: {
    exact: { m: 0.8, u: 0.00005 },
    part: { m: 0.05, u: 0.001 },
    close: { m: 0.1, u: 0.0005 },
    similar: { m: 0.02, u: 0.01 },
    differs: { m: 0.03, u: 0.98 },
  },
  first_name: {
    exact: { m: 0.74, u: 0.005, frequency: 0.9 },
    other_reading: { m: 0.7, u: 0.006, frequency: 1 },
    nickname: { m: 0.035, u: 0.004, frequency: 0.5 },
    swapped: { m: 0.04, u: 0.005, frequency: 1 },
    swapped_close: { m: 0.012, u: 0.006 },
    part: { m: 0.013, u: 0.004, frequency: 0.5 },
    initial: { m: 0.025, u: 0.06 },
    close: { m: 0.09, u: 0.006, frequency: 0.5 },
    similar: { m: 0.015, u: 0.03 },
    differs: { m: 0.04, u: 0.92 },
  },
  middle_name: {
    exact: { m: 0.7, u: 0.03 },
    other_reading: { m: 0.7, u: 0.03 },
    nickname: { m: 0.01, u: 0.005 },
    part: { m: 0.03, u: 0.01 },
    initial: { m: 0.15, u: 0.06 },
    close: { m: 0.04, u: 0.01 },
    similar: { m: 0.01, u: 0.02 },
    differs: { m: 0.06, u: 0.86 },
  },
  /** `swapped` and `swapped_close` take the swap for granted: the given name has counted it. */
  last_name: {
    exact: { m: 0.74, u: 0.003, frequency: 0.9 },
    other_reading: { m: 0.68, u: 0.004, frequency: 1 },
    swapped: { m: 0.85, u: 0.003, frequency: 1 },
    swapped_close: { m: 0.15, u: 0.004 },
    part: { m: 0.015, u: 0.002, frequency: 0.5 },
    initial: { m: 0.02, u: 0.06 },
    close: { m: 0.11, u: 0.003, frequency: 0.5 },
    similar: { m: 0.015, u: 0.02 },
    differs: { m: 0.03, u: 0.92 },
  },
  email: {
    exact: { m: 0.62, u: 0.000004, frequency: 1, isOwn: true },
    close: { m: 0.09, u: 0.0002 },
    similar: { m: 0.02, u: 0.01 },
    same_local: { m: 0.05, u: 0.003, frequency: 1 },
    same_domain: { m: 0.008, u: 0.003, frequency: 1 },
    differs: { m: 0.2, u: 0.99 },
  },
  phone: {
    exact: { m: 0.72, u: 0.00001, frequency: 1, isOwn: true },
    same_national: { m: 0.72, u: 0.00001, frequency: 1, isOwn: true },
    one_digit_off: { m: 0.03, u: 0.0002 },
    last_digits: { m: 0.01, u: 0.0002 },
    differs: { m: 0.22, u: 0.999 },
  },
  company: {
    exact: { m: 0.6, u: 0.002, frequency: 1 },
    close: { m: 0.07, u: 0.002, frequency: 0.5 },
    most_words: { m: 0.07, u: 0.005, frequency: 0.7 },
    some_words: { m: 0.05, u: 0.02, frequency: 0.5 },
    differs: { m: 0.22, u: 0.97 },
  },
  job_title: { exact: { m: 0.5, u: 0.05 }, close: { m: 0.1, u: 0.05 }, differs: { m: 0.4, u: 0.9 } },
  street: {
    exact: { m: 0.63, u: 0.0002, frequency: 1 },
    close: { m: 0.18, u: 0.0005 },
    similar: { m: 0.045, u: 0.003 },
    differs: { m: 0.13, u: 0.99 },
  },
  street2: { exact: { m: 0.45, u: 0.002 }, close: { m: 0.25, u: 0.004 }, differs: { m: 0.3, u: 0.99 } },
  city: {
    exact: { m: 0.75, u: 0.01, frequency: 1 },
    close: { m: 0.1, u: 0.008 },
    similar: { m: 0.02, u: 0.03 },
    differs: { m: 0.13, u: 0.95 },
  },
  region: { exact: { m: 0.9, u: 0.1, frequency: 1 }, differs: { m: 0.1, u: 0.9 } },
  postal_code: {
    exact: { m: 0.79, u: 0.002, frequency: 1 },
    close: { m: 0.08, u: 0.01 },
    differs: { m: 0.13, u: 0.98 },
  },
  country: { exact: { m: 0.95, u: 0.5, frequency: 1 }, differs: { m: 0.05, u: 0.5 } },
  birthday: {
    exact: { m: 0.79, u: 0.00005, frequency: 1, isOwn: true },
    other_reading: { m: 0.82, u: 0.0001 },
    day_month_swapped: { m: 0.01, u: 0.0001 },
    one_digit_off: { m: 0.04, u: 0.0015 },
    near: { m: 0.03, u: 0.003 },
    two_digits_off: { m: 0.035, u: 0.025 },
    no_year: { m: 0.86, u: 0.0027 },
    same_day: { m: 0.01, u: 0.0027 },
    same_month: { m: 0.01, u: 0.0015 },
    same_year: { m: 0.01, u: 0.02 },
    differs: { m: 0.06, u: 0.95 },
  },
  website: { exact: { m: 0.8, u: 0.005 }, close: { m: 0.03, u: 0.005 }, differs: { m: 0.17, u: 0.99 } },
  linkedin: { exact: { m: 0.9, u: 0.00002 }, close: { m: 0.02, u: 0.0005 }, differs: { m: 0.08, u: 0.999 } },
  notes: NO_EVIDENCE,
}
