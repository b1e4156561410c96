/** How far cleaning agrees with what other projects published. Needs the shared data; says so where it is absent. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanFields } from '../clean-contact.ts'
import type { Field } from '../field.ts'
import { fold } from '../fold.ts'
import { isEmailAddress } from './email-syntax.ts'
import { parseName } from './name-parse.ts'

const folder = join(process.env.KITH_SHARED ?? join(import.meta.dirname, '../../../shared'), 'data/validation')
const isThere = existsSync(folder)
if (!isThere) console.log('absent: shared data/validation, agreement not measured')

const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g

function rowsOf(name: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of readFileSync(join(folder, name), 'utf8').matchAll(CELL)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  const [header = [], ...body] = rows
  return body
    .filter((row) => row.length === header.length)
    .map((row) => Object.fromEntries(header.map((column, i) => [column, row[i] ?? ''])))
}

function linesOf(name: string): { raw: string; tokens: [string, string][] }[] {
  return readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function key(field: Field, text: string, defaultCountry: string | null = null): string | undefined {
  const [value] = cleanFields({ [field]: text }, { defaultCountry, dateOrder: 'auto' }).values[field] ?? []
  return value?.isValid ? value.key : undefined
}

function report(what: string, agreeing: number, all: number): void {
  console.log(`${what}: ${agreeing} of ${all} agree (${((100 * agreeing) / all).toFixed(1)} %)`)
}

describe.skipIf(!isThere)('agreement', () => {
  test('every e-mail verdict that is no matter of taste', () => {
    const judged = rowsOf('email_isemail.csv').filter((row) => row.collector_verdict !== 'either')
    const wrong = judged.filter(
      (row) => isEmailAddress(JSON.parse(row.address_json ?? '')) !== (row.collector_verdict === 'accept'),
    )
    report('e-mail syntax', judged.length - wrong.length, judged.length)
    const inCells = judged.filter(
      (row) =>
        (key('email', JSON.parse(row.address_json ?? '')) !== undefined) === (row.collector_verdict === 'accept'),
    )
    report('e-mail cells, tidied first', inCells.length, judged.length)
    expect(judged.length).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })

  test('every phone number of a possible length has the E.164 form that libphonenumber gives', () => {
    const possible = rowsOf('phone_vectors.csv').filter((row) => row.possible === 'yes')
    const wrong = possible.filter((row) => key('phone', row.input ?? '', row.default_region || null) !== row.e164)
    report('phone E.164', possible.length - wrong.length, possible.length)
    const impossible = rowsOf('phone_vectors.csv').filter((row) => row.possible === 'no')
    const taken = impossible.filter((row) => key('phone', row.input ?? '', row.default_region || null) !== undefined)
    report('phone refused where impossible', impossible.length - taken.length, impossible.length)
    expect(possible.length).toBeGreaterThan(700)
    expect([...wrong, ...taken]).toEqual([])
  })

  test('asserted parts of full names', () => {
    let all = 0
    let agreeing = 0
    const plain = (text: string) => text.replaceAll(',', '').replace(/ +/g, ' ').trim()
    for (const row of rowsOf('names_nameparser.csv')) {
      const { titles, first, middle, last, suffixes, nicknames } = parseName(row.input ?? '')
      const parts: Record<string, readonly string[]> = {
        title: titles,
        first,
        middle,
        last,
        suffix: suffixes,
        nickname: nicknames,
      }
      for (const part of row.asserted_fields?.split('|') ?? []) {
        all++
        if (plain(parts[part]?.join(' ') ?? '') === plain(row[part] ?? '')) agreeing++
      }
    }
    report('names_nameparser fields', agreeing, all)
    expect(agreeing / all).toBeGreaterThanOrEqual(0.98)
  })

  test('given, middle and family names of labelled persons', () => {
    const people = linesOf('names_probablepeople_person.jsonl').filter(
      ({ tokens }) => tokens.length > 1 && !tokens.some(([, label]) => label === 'And'),
    )
    const plain = (words: readonly string[]) =>
      words
        .join(' ')
        .replace(/[,;()"']/g, '')
        .toLowerCase()
    const agreeing = people.filter(({ raw, tokens }) => {
      const { first, middle, last } = parseName(raw)
      const labelled = (...labels: string[]) =>
        plain(tokens.filter(([, label]) => labels.includes(label)).map(([word]) => word))
      return (
        plain(first) === labelled('GivenName', 'FirstInitial') &&
        plain(middle) === labelled('MiddleName', 'MiddleInitial') &&
        plain(last) === labelled('Surname', 'LastInitial')
      )
    })
    report('names_probablepeople persons of two words or more', agreeing.length, people.length)
    expect(agreeing.length / people.length).toBeGreaterThanOrEqual(0.97)
  })

  test('legal forms of labelled companies', () => {
    const companies = linesOf('names_probablepeople_company.jsonl').filter(({ tokens }) =>
      tokens.some(([, label]) => label === 'CorporationLegalType'),
    )
    const agreeing = companies.filter(({ raw, tokens }) => {
      const rest = tokens.filter(([, label]) => label !== 'CorporationLegalType').map(([word]) => word)
      return key('company', raw) === fold(rest.join(' ').replaceAll('&', ' and ')).replace(/^the /, '')
    })
    report('names_probablepeople companies with a legal form', agreeing.length, companies.length)
    expect(agreeing.length / companies.length).toBeGreaterThanOrEqual(0.9)
  })
})
