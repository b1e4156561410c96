/** What every issue code says to the person whose list it is: what is wrong, and what to do. */
import { type Field, isField } from './field.ts'

const SENTENCES = {
  'name.is_email': 'The name is an e-mail address; put the person’s name there.',
  'name.no_letters': 'The name has no letters; put the person’s name there.',
  'email.syntax': 'The e-mail address is not one that mail can be sent to; correct it or leave it empty.',
  'phone.spreadsheet_damage':
    'A spreadsheet has rounded the phone number (like 4.41E+11) and its digits are lost; take it from the original.',
  'phone.no_digits': 'The phone number has no digits; correct it or leave it empty.',
  'phone.too_short': 'The phone number has too few digits; add what is missing, with the country code if you can.',
  'phone.too_long': 'The phone number has too many digits; check whether two numbers have run together.',
  'phone.country_code': 'The phone number begins with a country code that does not exist; correct the country code.',
  'phone.invalid': 'The phone number does not have a length that its country uses; correct it.',
  'phone.lost_zero':
    'The phone number becomes one only with a zero in front, which a spreadsheet has probably dropped; put it back.',
  'phone.unassigned': 'The phone number has the right length, but no such range is in use; check it for typing errors.',
  'company.no_letters': 'The company has no letters or digits; put its name there.',
  'job_title.no_letters': 'The job title has no letters; correct it or leave it empty.',
  'street.no_letters': 'The street has no letters or digits; correct it or leave it empty.',
  'city.no_letters': 'The city has no letters; put its name there.',
  'region.no_letters': 'The region has no letters; put its name or code there.',
  'postal_code.syntax': 'The postal code is too long or has neither letters nor digits; correct it.',
  'postal_code.spreadsheet_damage':
    'A spreadsheet has rounded the postal code (like 4.1E+04) and its digits are lost; take it from the original.',
  'postal_code.lost_zero':
    'The postal code is shorter than its country uses; a spreadsheet has probably dropped a zero in front. Put it back.',
  'postal_code.form': 'The postal code does not look like those of its country; check the code and the country.',
  'country.unknown': 'The country is not one we know; write its name or its two-letter code.',
  'birthday.syntax': 'The birthday is not a date we can read; write it as year-month-day, like 1984-06-29.',
  'birthday.spreadsheet_damage':
    'A spreadsheet has rounded the birthday (like 1.98E+07) and its digits are lost; take it from the original.',
  'birthday.year': 'The birthday’s year is too long ago or still far off; correct the year.',
  'birthday.impossible': 'There is no such day; check the birthday, and the order of day and month that you chose.',
  'birthday.spreadsheet_number':
    'The birthday is a spreadsheet’s day number, not a date; show the column as dates and save the file again.',
  'website.syntax': 'The website is not an address we can read; write it like example.com.',
  'linkedin.syntax': 'The LinkedIn profile is not one we can read; paste the profile’s link.',
  'csv.unbalanced_quote':
    'A quotation mark is opened and never closed, so what follows may have run together; close it or remove it.',
  'csv.record_too_long': 'The row is longer than 1 MiB and was cut; check for a missing line break or quotation mark.',
  'csv.nul': 'The row holds NUL characters, which no text has; save the file again as plain CSV.',
  'csv.text_after_quote':
    'A cell goes on after its closing quotation mark; check that cell, and double the quotation marks inside it.',
  'encoding.invalid':
    'The row holds bytes that are no text in the file’s encoding; choose the right encoding or save the file as UTF-8.',
  'encoding.mixed':
    'The row is written in another encoding than the rest of the file; save the file as UTF-8 and check accents.',
  'row.nothing_to_compare':
    'The row has nothing to look the person up by; add a name, an e-mail address or a phone number.',
  'row.extra_cells':
    'The row has more cells than the header has columns; check for a delimiter without quotation marks.',
  'row.crash':
    'The row ends all work on it before it is done; look for something unusual in it and correct that, or leave it out.',
  'range.dead': 'This part of the list could not be worked on after several tries; choose “Retry failed”.',
  'lookup.unknown_fate':
    'The provider was asked but its answer never came, and asking again may cost again; choose “Ask again” if you want to.',
  'lookup.failed': 'The provider could not be asked; choose “Retry failed”.',
  'lookup.refused':
    'The provider refused to look this row up, at no cost; check what the row says of the person, then choose “Retry failed”.',
  'lookup.error': 'The provider gave no answer that can be used for this row; choose “Retry failed”.',
}

/** The same of every field. */
const SENTENCES_OF_ANY_FIELD = {
  too_long: 'A cell is far longer than any value of its kind; check whether cells or rows have run together.',
  spreadsheet_error:
    'A cell holds a spreadsheet’s error (like #N/A) in place of a value; correct the formula or leave the cell empty.',
} as const

type CodeOfAnyField = `${Field}.${keyof typeof SENTENCES_OF_ANY_FIELD}`

/** A code that has a sentence: nothing is said to be wrong without one. */
export type IssueCode = keyof typeof SENTENCES | CodeOfAnyField

const DUPLICATE_OF = /^duplicate_of:(\d+)$/

/** @returns the sentence for an issue code; a code without one is named in a general sentence. */
export function issueSentence(code: string): string {
  const row = DUPLICATE_OF.exec(code)?.[1]
  if (row !== undefined) return `The row says the same as row ${row}; keep one of the two.`
  const [field = '', kind = ''] = code.split('.')
  return (
    sentenceIn(SENTENCES, code) ??
    (isField(field) ? sentenceIn(SENTENCES_OF_ANY_FIELD, kind) : undefined) ??
    `Something is wrong with this row (${code}); check it.`
  )
}

function sentenceIn(sentences: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(sentences, key) ? sentences[key] : undefined
}
