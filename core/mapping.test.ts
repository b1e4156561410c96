import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detectDialect } from './detect-dialect.ts'
import { headerKey } from './header-key.ts'
import { suggestMapping } from './mapping.ts'
import type { TextCodec } from './text.ts'

const codec: TextCodec = {
  decode: (bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}

/** Names of the columns that feed each field, best first. */
function mapped(names: readonly string[], values: readonly (readonly string[])[] = []) {
  const columns = names.map((name, i) => ({ name, values: values.map((row) => row[i] ?? '') }))
  const byField: Record<string, string[]> = {}
  for (const { column, field } of suggestMapping(columns).mapping) {
    byField[field] = [...(byField[field] ?? []), names[column] as string]
  }
  return byField
}

describe('headers', () => {
  it('are told in several languages and spellings', () => {
    expect(mapped(['Vorname', 'Nachname', 'E-Mail-Adresse', 'Straße', 'PLZ', 'Ort', 'Geburtsdatum', 'Firma'])).toEqual({
      first_name: ['Vorname'],
      last_name: ['Nachname'],
      email: ['E-Mail-Adresse'],
      street: ['Straße'],
      postal_code: ['PLZ'],
      city: ['Ort'],
      birthday: ['Geburtsdatum'],
      company: ['Firma'],
    })
    expect(mapped(['Imię', 'Nazwisko', 'Kod pocztowy', 'Miejscowość', 'Numer telefonu'])).toEqual({
      first_name: ['Imię'],
      last_name: ['Nazwisko'],
      postal_code: ['Kod pocztowy'],
      city: ['Miejscowość'],
      phone: ['Numer telefonu'],
    })
    expect(mapped(['firstName', 'LAST_NAME', 'phone-number', 'zipCode', 'LinkedIn URL'])).toEqual({
      first_name: ['firstName'],
      last_name: ['LAST_NAME'],
      phone: ['phone-number'],
      postal_code: ['zipCode'],
      linkedin: ['LinkedIn URL'],
    })
  })

  it('of a bare name depend on the columns beside', () => {
    expect(mapped(['Nom', 'Prénom'])).toEqual({ last_name: ['Nom'], first_name: ['Prénom'] })
    expect(mapped(['Nome', 'Cognome'])).toEqual({ first_name: ['Nome'], last_name: ['Cognome'] })
    expect(mapped(['Name', 'Email'])).toEqual({ full_name: ['Name'], email: ['Email'] })
    expect(mapped(['Name', 'Given Name', 'Family Name'])).toEqual({
      full_name: ['Name'],
      first_name: ['Given Name'],
      last_name: ['Family Name'],
    })
  })

  it('of several columns come best first: work, mobile, home, then the second ones', () => {
    expect(mapped(['Home Email', 'Email 2', 'Work Email', 'Other Email']).email).toEqual([
      'Work Email',
      'Home Email',
      'Email 2',
      'Other Email',
    ])
    expect(mapped(['Home Phone', 'Cell', 'Business Phone 2', 'Business Phone']).phone).toEqual([
      'Business Phone',
      'Cell',
      'Home Phone',
      'Business Phone 2',
    ])
  })

  it('that only look like a field are left alone', () => {
    const decoys = [
      'Email opt-in',
      'Phonetic First Name',
      'E-mail Display Name',
      'Company ID',
      'Owner name',
      'Contact owner',
      'Email status',
      'Phone type',
      'Create Date',
      'Last Modified Date',
      'Fax',
      'Lead Source',
      'Record ID',
      "Assistant's Phone",
      "Manager's Name",
      'Emergency Contact Name',
      'Accepts Email Marketing',
      'Company Size',
    ]
    expect(mapped(decoys)).toEqual({})
  })

  it('of an earlier Kith run are never mapped', () => {
    const names = ['email', 'kith_email', 'kith_email_label', 'kith_phone']
    expect(mapped(names, [['a@b.example', 'c@d.example', 'old', '+44 20 7946 0000']])).toEqual({ email: ['email'] })
  })

  it('called Title are honorifics or jobs, as the values and the other columns say', () => {
    expect(
      mapped(
        ['Title', 'Email'],
        [
          ['Dr.', ''],
          ['Mrs', ''],
          ['Mr', ''],
        ],
      ),
    ).toEqual({ email: ['Email'] })
    expect(
      mapped(
        ['Title', 'Email'],
        [
          ['Head of Sales', ''],
          ['Engineer', ''],
        ],
      ).job_title,
    ).toEqual(['Title'])
    expect(mapped(['Title', 'Job Title']).job_title).toEqual(['Job Title'])
  })

  it('with a typing error still count, with less confidence', () => {
    const { columns } = suggestMapping([
      { name: 'Fisrt Name', values: [] },
      { name: 'First Name', values: [] },
    ])
    const alone = suggestMapping([{ name: 'Fisrt Name', values: [] }]).columns[0]
    expect(alone?.field).toBe('first_name')
    expect(alone?.confidence).toBeLessThan(0.8)
    expect(columns[1]).toEqual({ field: 'first_name', confidence: 0.97 })
  })

  it('that say nothing are told by their values', () => {
    const rows = [
      ['Anna', 'Berg', 'anna@berg.example', '+44 20 7946 0001', 'https://linkedin.com/in/anna'],
      ['John', 'Hale', 'john@hale.example', '+44 20 7946 0002', 'https://linkedin.com/in/john'],
      ['Maria', 'Lund', 'maria@lund.example', '(020) 7946-0003', ''],
    ]
    const names = ['Column 1', 'Column 2', 'Column 3', 'Column 4', 'Column 5']
    expect(mapped(names, rows)).toEqual({
      first_name: ['Column 1'],
      last_name: ['Column 2'],
      email: ['Column 3'],
      phone: ['Column 4'],
      linkedin: ['Column 5'],
    })
  })

  it('that are missing are told by values and neighbours', () => {
    const rows = [
      ['17', 'Berg', 'Anna', '12 Low Road', 'Leeds', 'TX', '75001', '1961-03-07', 'Head of Sales', '512.555.0101'],
      ['18', 'Hale', 'John', '7 High Street', 'York', 'NY', '10004', '1984-11-30', 'Sales Manager', '212.555.0102'],
      ['19', 'Lund', 'Maria', '1 Mill Lane', 'Hull', 'CA', '90210', '1990-01-15', 'Nurse', '310.555.0103'],
      ['20', 'Okafor', 'Chris', '3 Park Road', 'Bath', 'TX', '75009', '1972-06-02', 'Office Manager', '512.555.0104'],
    ]
    const names = rows[0]?.map((_, i) => `Column ${i + 1}`) ?? []
    expect(mapped(names, rows)).toEqual({
      last_name: ['Column 2'],
      first_name: ['Column 3'],
      street: ['Column 4'],
      city: ['Column 5'],
      region: ['Column 6'],
      postal_code: ['Column 7'],
      birthday: ['Column 8'],
      job_title: ['Column 9'],
      phone: ['Column 10'],
    })
    const columns = names.map((name, i) => ({ name, values: rows.map((row) => row[i] ?? '') }))
    for (const { confidence } of suggestMapping(columns).columns) expect(confidence).toBeLessThanOrEqual(0.8)
  })

  it('are no surer for values that any text has', () => {
    const values = ['blue', 'green', 'red']
    expect(suggestMapping([{ name: 'Ctiy Name', values }]).columns[0]?.confidence).toBeLessThan(0.8)
    expect(suggestMapping([{ name: 'State (active)', values }]).columns[0]?.confidence).toBeLessThanOrEqual(0.8)
  })

  it('are believed less when the values are something else', () => {
    const values = ['yes', 'no', 'yes']
    expect(suggestMapping([{ name: 'Email', values }]).columns[0]?.confidence).toBeLessThan(0.6)
    const emails = ['a@b.example', 'c@d.example']
    expect(suggestMapping([{ name: 'Contact', values: emails }]).columns[0]?.field).toBe('email')
  })

  it('are remembered by their key, also that they feed nothing', () => {
    const remembered = { [headerKey('Kundin')]: 'full_name', [headerKey('E-Mail')]: null } as const
    const { mapping } = suggestMapping(
      [
        { name: 'KUNDIN', values: [] },
        { name: 'e-mail', values: [] },
      ],
      remembered,
    )
    expect(mapping).toEqual([{ column: 0, field: 'full_name' }])
  })
})

const shared = process.env.KITH_SHARED ?? resolve(import.meta.dirname, '../../shared')
const headersFile = resolve(shared, 'data/headers/headers.json')
const isThere = existsSync(headersFile)
if (!isThere) console.log('the shared headers are absent: their mappings were not compared')

interface Tools {
  readonly fields: readonly string[]
  readonly tools: Readonly<
    Record<string, { readonly columns: readonly string[]; readonly mapping: Record<string, string | string[] | null> }>
  >
}

describe.runIf(isThere)('headers of real tools', () => {
  const { fields, tools } = isThere
    ? (JSON.parse(readFileSync(headersFile, 'utf8')) as Tools)
    : { fields: [], tools: {} }

  function expectMapping(tool: string, found: Readonly<Record<string, string[]>>) {
    for (const field of fields) {
      const wanted = tools[tool]?.mapping[field] ?? null
      expect({ [field]: found[field] ?? [] }).toEqual({ [field]: wanted === null ? [] : [wanted].flat() })
    }
  }

  it.each(Object.keys(tools))('%s, by its header alone', (tool) => {
    expectMapping(tool, mapped(tools[tool]?.columns ?? []))
  })

  it.each(Object.keys(tools))('%s, by its sample file', (tool) => {
    const bytes = new Uint8Array(readFileSync(resolve(shared, `data/headers/samples/${tool}.csv`)))
    const detected = detectDialect(bytes, { isWhole: true }, codec)
    if ('error' in detected) throw new Error(detected.error.code)
    expect(detected.dialect.columns).toEqual(tools[tool]?.columns)
    const rows = detected.records.map(({ cells }) => cells)
    expectMapping(tool, mapped(detected.dialect.columns, rows))
  })
})
