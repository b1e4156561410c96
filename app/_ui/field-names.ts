/** What people call the fields. */
import type { Field } from '#core/field.ts'

export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  full_name: 'Full name',
  first_name: 'First name',
  middle_name: 'Middle name',
  last_name: 'Last name',
  email: 'E-mail',
  phone: 'Phone',
  company: 'Company',
  job_title: 'Job title',
  street: 'Street',
  street2: 'Street, second line',
  city: 'City',
  region: 'State or region',
  postal_code: 'Postal code',
  country: 'Country',
  birthday: 'Birthday',
  website: 'Website',
  linkedin: 'LinkedIn',
  notes: 'Notes',
}
