import { describe, expect, it } from 'vitest'
import type { Field } from './field.ts'
import { fieldOfHeader } from './header-field.ts'
import { headerKey } from './header-key.ts'
import { FIELD_OF_HEADER } from './header-names.ts'
import { suggestMapping } from './mapping.ts'

type Told = Partial<Record<Field, readonly string[]>>

/** Header rows as the tools export them, and the columns that feed each field, best first. */
const TOOLS: Readonly<Record<string, { readonly columns: string; readonly told: Told }>> = {
  HubSpot: {
    columns:
      'Record ID|First Name|Last Name|Email|Phone Number|Mobile Phone Number|Contact owner|Job Title|Company Name|Street Address|City|State/Region|Postal Code|Country/Region|Date of birth|Website URL|LinkedIn URL|Lead Status|Create Date',
    told: {
      first_name: ['First Name'],
      last_name: ['Last Name'],
      email: ['Email'],
      phone: ['Phone Number', 'Mobile Phone Number'],
      company: ['Company Name'],
      job_title: ['Job Title'],
      street: ['Street Address'],
      city: ['City'],
      region: ['State/Region'],
      postal_code: ['Postal Code'],
      country: ['Country/Region'],
      birthday: ['Date of birth'],
      website: ['Website URL'],
      linkedin: ['LinkedIn URL'],
    },
  },
  Salesforce: {
    columns:
      'Salutation|First Name|Last Name|Title|Account Name|Mailing Street|Mailing City|Mailing State/Province|Mailing Zip/Postal Code|Mailing Country|Phone|Mobile|Fax|Email|Contact Owner|Birthdate|Lead Source|Created Date',
    told: {
      first_name: ['First Name'],
      last_name: ['Last Name'],
      job_title: ['Title'],
      company: ['Account Name'],
      street: ['Mailing Street'],
      city: ['Mailing City'],
      region: ['Mailing State/Province'],
      postal_code: ['Mailing Zip/Postal Code'],
      country: ['Mailing Country'],
      phone: ['Phone', 'Mobile'],
      email: ['Email'],
      birthday: ['Birthdate'],
    },
  },
  'Salesforce API': {
    columns:
      'Id|FirstName|LastName|Email|MobilePhone|MailingStreet|MailingCity|MailingPostalCode|Birthdate|Region__c|OwnerId',
    told: {
      first_name: ['FirstName'],
      last_name: ['LastName'],
      email: ['Email'],
      phone: ['MobilePhone'],
      street: ['MailingStreet'],
      city: ['MailingCity'],
      region: ['Region__c'],
      postal_code: ['MailingPostalCode'],
      birthday: ['Birthdate'],
    },
  },
  Mailchimp: {
    columns:
      'Email Address|First Name|Last Name|Address|Phone Number|Birthday|MEMBER_RATING|OPTIN_TIME|OPTIN_IP|CONFIRM_TIME|LATITUDE|LONGITUDE|TIMEZONE|LAST_CHANGED|LEID|EUID|NOTES|TAGS',
    told: {
      email: ['Email Address'],
      first_name: ['First Name'],
      last_name: ['Last Name'],
      street: ['Address'],
      phone: ['Phone Number'],
      birthday: ['Birthday'],
      notes: ['NOTES'],
    },
  },
  'Google Contacts, before 2024': {
    columns:
      'Name|Given Name|Additional Name|Family Name|Yomi Name|Name Prefix|Birthday|Gender|Notes|E-mail 1 - Type|E-mail 1 - Value|Phone 1 - Type|Phone 1 - Value|Address 1 - Type|Address 1 - Street|Address 1 - City|Address 1 - Region|Address 1 - Postal Code|Address 1 - Country|Organization 1 - Type|Organization 1 - Name|Organization 1 - Title|Website 1 - Value',
    told: {
      full_name: ['Name'],
      first_name: ['Given Name'],
      middle_name: ['Additional Name'],
      last_name: ['Family Name'],
      email: ['E-mail 1 - Value'],
      phone: ['Phone 1 - Value'],
      company: ['Organization 1 - Name'],
      job_title: ['Organization 1 - Title'],
      street: ['Address 1 - Street'],
      city: ['Address 1 - City'],
      region: ['Address 1 - Region'],
      postal_code: ['Address 1 - Postal Code'],
      country: ['Address 1 - Country'],
      birthday: ['Birthday'],
      website: ['Website 1 - Value'],
      notes: ['Notes'],
    },
  },
  'Outlook.com': {
    columns:
      'First Name|Middle Name|Last Name|Title|Suffix|Nickname|Given Yomi|Surname Yomi|E-mail Address|E-mail 2 Address|Home Phone|Business Phone|Mobile Phone|Pager|Company|Job Title|Department|Home Street|Home City|Home State|Home Postal Code|Home Country/Region|Personal Web Page|Birthday|Notes',
    told: {
      first_name: ['First Name'],
      middle_name: ['Middle Name'],
      last_name: ['Last Name'],
      email: ['E-mail Address', 'E-mail 2 Address'],
      phone: ['Business Phone', 'Mobile Phone', 'Home Phone'],
      company: ['Company'],
      job_title: ['Job Title'],
      street: ['Home Street'],
      city: ['Home City'],
      region: ['Home State'],
      postal_code: ['Home Postal Code'],
      country: ['Home Country/Region'],
      website: ['Personal Web Page'],
      birthday: ['Birthday'],
      notes: ['Notes'],
    },
  },
  LinkedIn: {
    columns: 'First Name|Last Name|URL|Email Address|Company|Position|Connected On',
    told: {
      first_name: ['First Name'],
      last_name: ['Last Name'],
      email: ['Email Address'],
      company: ['Company'],
      job_title: ['Position'],
      linkedin: ['URL'],
    },
  },
  'Apple Contacts, by a converter': {
    columns:
      'First name|Last name|Company|Job title|Email (home)|Email (work)|Phone (mobile)|Street (home)|City (home)|Postal code (home)|Birthday|Note',
    told: {
      first_name: ['First name'],
      last_name: ['Last name'],
      company: ['Company'],
      job_title: ['Job title'],
      email: ['Email (work)', 'Email (home)'],
      phone: ['Phone (mobile)'],
      street: ['Street (home)'],
      city: ['City (home)'],
      postal_code: ['Postal code (home)'],
      birthday: ['Birthday'],
      notes: ['Note'],
    },
  },
  Pipedrive: {
    columns:
      'Person - Name|Person - Organization|Person - Email - Work|Person - Phone - Work|Person - Job title|Person - Owner|Person - Person created',
    told: {
      company: ['Person - Organization'],
      email: ['Person - Email - Work'],
      phone: ['Person - Phone - Work'],
      job_title: ['Person - Job title'],
      full_name: ['Person - Name'],
    },
  },
  'German office': {
    columns:
      'Kundennummer|Anrede|Vorname|Nachname|Firma|Straße und Hausnummer|PLZ|Ort|Land|Telefon|Mobil|E-Mail|Geburtsdatum|Bemerkung|Kunde seit',
    told: {
      first_name: ['Vorname'],
      last_name: ['Nachname'],
      company: ['Firma'],
      street: ['Straße und Hausnummer'],
      postal_code: ['PLZ'],
      city: ['Ort'],
      country: ['Land'],
      phone: ['Telefon', 'Mobil'],
      email: ['E-Mail'],
      birthday: ['Geburtsdatum'],
      notes: ['Bemerkung'],
    },
  },
}

/** Names in many languages and dresses. */
const NAMES: Told = {
  first_name: [
    'prénom',
    'Imię',
    'Voornaam',
    'Förnamn',
    'Nombre de pila',
    'Nome proprio',
    'user.firstName',
    'First_Name__c',
    'What is your first name?',
    'Имя',
    'Vorname des Kunden',
  ],
  last_name: [
    'nom de famille',
    'apellidos',
    'cognome',
    'achternaam',
    'nazwisko',
    'Sobrenome',
    'Efternamn',
    'LNAME',
    'properties.lastname',
    'Фамилия',
    'Nachname*',
  ],
  email: [
    'correo',
    'Courriel',
    'Adres e-mail',
    'E-Mailadresse',
    'Email (required)',
    'contact.email',
    'Indirizzo e-mail',
    'Emial',
    'E-postadress',
    'Mail pro',
  ],
  phone: [
    'Handy-Nr.',
    'Tél. portable',
    'Móvil',
    'Cellulare',
    'Telemóvel',
    'Mobiel nummer',
    'Numer telefonu',
    'Tel.',
    'Cell #',
    'WhatsApp',
    'Telefon (mobil)',
  ],
  company: [
    'Firma',
    'Raison sociale',
    'Empresa',
    'Azienda',
    'Bedrijf',
    'Nazwa firmy',
    'Företag',
    'Company / Organization',
    'Company name (if any)',
  ],
  street: [
    'Straße',
    'Adresse postale',
    'Calle y número',
    'Indirizzo',
    'Morada',
    'Straat',
    'Ulica',
    'Address Line 1',
    'billing_address_1',
  ],
  postal_code: [
    'PLZ',
    'code postal',
    'Código postal',
    'CAP',
    'CEP',
    'Postcode',
    'Kod pocztowy',
    'ZIP/Postal Code',
    'Zip5',
  ],
  city: ['Ort', 'Ville', 'Ciudad', 'Città', 'Cidade', 'Woonplaats', 'Miasto', 'City of residence', 'address.city'],
  birthday: [
    'Geb.-Datum',
    'Date de naissance',
    'Fecha de nacimiento',
    'Data di nascita (gg/mm/aaaa)',
    'Nascimento',
    'Geboortedatum',
    'Data urodzenia',
    'DoB (dd/mm/yyyy)',
    'Date of brith',
  ],
}

/** What is kept about a contact, or of another person or thing. */
const DECOYS =
  'Owner Email|Manager Name|Assistant Phone|Emergency Contact Name|Spouse|Email opt-in|Email (opt-in)|Email Status|Phone Type|Phone country code|Number of emails|Do not email|Company Size|Company ID|Created At|Last Activity Date|Order Date|Hochzeitstag|Place of Birth|Maiden Name|USt-IdNr.|SIRET|Codice Fiscale|File Name|List Name|MAC Address|IP Address|Employees|Account Number|Job site|Umsatz|Anrede|Civilité|Fax-Nr.|Twitter Handle|Product Name|Name of dog|State tax|Mobile device|Kundenbetreuer|Erstellt am'.split(
    '|',
  )

/** What becomes of a name on its way through tools and hands, and how often it must still be understood. */
const DRESSES: readonly (readonly [string, number, (key: string) => string])[] = [
  ['capitals', 1, (key) => key.toUpperCase()],
  ['underscores', 1, (key) => key.replaceAll(' ', '_')],
  ['hyphens', 1, (key) => key.replaceAll(' ', '-')],
  ['one word', 0.99, (key) => key.replaceAll(' ', '')],
  ['camel case', 0.99, (key) => key.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase())],
  ['a path', 0.97, (key) => `contact.${key.replaceAll(' ', '_')}`],
  ['a prefix', 0.97, (key) => `customer_${key.replaceAll(' ', '_')}`],
  ['a remark', 0.97, (key) => `${key} (required)`],
  ['a star', 1, (key) => `${key} *`],
  ['a number', 0.97, (key) => `${key} 1`],
  ['a question', 0.97, (key) => `What is your ${key}?`],
  ['two letters swapped', 0.85, (key) => key.replace(/^(..)(.)(.)/, '$1$3$2')],
  ['a letter doubled', 0.85, (key) => key.replace(/^(..)(.)/, '$1$2$2')],
  ['a letter left out', 0.7, (key) => key.replace(/^(...)./, '$1')],
]

describe('a header row', () => {
  it.each(Object.entries(TOOLS))('of %s maps by itself', (_tool, { columns, told }) => {
    const names = columns.split('|')
    const suggested = suggestMapping(names.map((name) => ({ name, values: [] })))
    const found: Record<string, string[]> = {}
    for (const { column, field } of suggested.mapping) found[field] = [...(found[field] ?? []), names[column] as string]
    expect(found).toEqual(told)
  })
})

describe('a column name', () => {
  it.each(Object.entries(NAMES))('is understood in many languages: %s', (field, names) => {
    expect(names.filter((name) => fieldOfHeader(name)?.field !== field)).toEqual([])
  })

  it('of something else feeds nothing', () => {
    expect(DECOYS.filter((name) => fieldOfHeader(name) !== null)).toEqual([])
  })

  it('means one field only', () => {
    for (const [key, field] of FIELD_OF_HEADER) {
      expect(headerKey(key)).toBe(key)
      expect({ [key]: fieldOfHeader(key)?.field }).toEqual({ [key]: field })
    }
  })

  it.each(DRESSES)('is understood in %s, and hardly ever taken for another', (_dress, share, dress) => {
    const keys = [...FIELD_OF_HEADER].filter(([key]) => key.length > 5 && /^[a-z0-9 ]+$/.test(key))
    const found = keys.map(([key, field]) => ({ field, found: fieldOfHeader(dress(key)) }))
    const right = found.filter((one) => one.found?.field === one.field).length
    const wrong = found.filter((one) => one.found !== null && one.found.field !== one.field)
    expect(right / keys.length).toBeGreaterThanOrEqual(share)
    expect(wrong.length / keys.length).toBeLessThan(0.005)
    expect(wrong.filter((one) => (one.found?.confidence ?? 0) > 0.8)).toEqual([])
  })
})
