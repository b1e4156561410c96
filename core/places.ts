/** Fields that name a place, each mostly lying in the next. */
import type { Field } from './field.ts'

export const PLACES: readonly Field[] = ['postal_code', 'city', 'region', 'country']
