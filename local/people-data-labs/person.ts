/** A person as People Data Labs sends one: the fields of its schema that are ever filled here, in its own names. */

export interface Email {
  readonly address: string
  readonly type: 'current_professional' | 'professional' | 'personal'
}

export interface Experience {
  readonly title: { readonly name: string }
  readonly company: { readonly name: string; readonly website?: string }
  readonly start_date?: string
  readonly end_date?: string
  readonly is_primary: boolean
}

export interface StreetAddress {
  readonly name?: string
  readonly street_address?: string
  readonly locality?: string
  readonly region?: string
  readonly postal_code?: string
  readonly country?: string
}

/** Texts are in lower case, as the vendor keeps them; a field that it has nothing for is absent. */
export interface Person {
  readonly id: string
  readonly full_name?: string
  readonly first_name?: string
  readonly middle_name?: string
  readonly last_name?: string
  readonly birth_date?: string
  readonly linkedin_url?: string
  readonly linkedin_username?: string
  readonly work_email?: string
  readonly personal_emails?: readonly string[]
  readonly emails?: readonly Email[]
  readonly mobile_phone?: string
  readonly phone_numbers?: readonly string[]
  readonly job_title?: string
  readonly job_company_name?: string
  readonly job_company_website?: string
  readonly job_start_date?: string
  readonly location_name?: string
  readonly location_locality?: string
  readonly location_region?: string
  readonly location_country?: string
  readonly location_street_address?: string
  readonly location_postal_code?: string
  readonly street_address?: readonly StreetAddress[]
  readonly experience?: readonly Experience[]
  readonly profiles?: readonly { readonly network: string; readonly url: string; readonly username: string }[]
}
