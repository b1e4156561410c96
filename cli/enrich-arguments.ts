/** The flags of `kith enrich`; options have the API's names in kebab-case and its schema. */
import { parseArgs } from 'node:util'
import { type Field, isField } from '#core/field.ts'
import type { JobOptions } from '#core/options.ts'
import { completeOptions, OptionsInput } from '#pipeline/job-options.ts'
import { Refusal } from './refusal.ts'

export interface EnrichArguments {
  readonly contacts: string
  readonly directories: readonly string[]
  readonly out: string
  readonly rejected: string | null
  readonly report: string | null
  readonly mapping: string | null
  /** A CSV of own nicknames, two columns. */
  readonly nicknames: string | null
  /** Name of the directories' id column; null: chosen by rule. */
  readonly id: string | null
  readonly options: JobOptions
}

/** @throws Refusal `arguments.*` */
export function enrichArguments(args: readonly string[]): EnrichArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      directory: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      rejected: { type: 'string' },
      report: { type: 'string' },
      mapping: { type: 'string' },
      nicknames: { type: 'string' },
      id: { type: 'string' },
      country: { type: 'string' },
      'default-country': { type: 'string' },
      'date-order': { type: 'string' },
      'match-at': { type: 'string' },
      'review-at': { type: 'string' },
      'add-fields': { type: 'string' },
      'no-estimate': { type: 'boolean' },
    },
  })
  const contacts = positionals[0]
  if (contacts === undefined || positionals.length > 1) throw new Refusal('arguments.file', 'Name one contact list.')
  if (values.out === undefined) throw new Refusal('arguments.out', 'Say where the result goes: --out result.csv')
  const country = values.country ?? values['default-country']
  return {
    contacts,
    directories: values.directory,
    out: values.out,
    rejected: values.rejected ?? null,
    report: values.report ?? null,
    mapping: values.mapping ?? null,
    nicknames: values.nicknames ?? null,
    id: values.id ?? null,
    options: readOptions({
      ...(country === undefined ? {} : { defaultCountry: country }),
      ...(values['date-order'] === undefined ? {} : { dateOrder: values['date-order'] }),
      ...(values['match-at'] === undefined ? {} : { matchAt: Number(values['match-at']) }),
      ...(values['review-at'] === undefined ? {} : { reviewAt: Number(values['review-at']) }),
      ...(values['add-fields'] === undefined ? {} : { addFields: fieldsOf(values['add-fields']) }),
      ...(values['no-estimate'] ? { estimate: false } : {}),
    }),
  }
}

function fieldsOf(text: string): readonly Field[] {
  const names = text.split(',').filter((name) => name !== '')
  const unknown = names.find((name) => !isField(name))
  if (unknown !== undefined) throw new Refusal('arguments.add_fields', `There is no field ${unknown}.`)
  return names.filter(isField)
}

function readOptions(given: object): JobOptions {
  const parsed = OptionsInput.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Refusal('arguments.options', `The option ${String(issue?.path[0])} is wrong: ${issue?.message}.`)
  }
  const options = completeOptions(parsed.data)
  if ('code' in options) throw new Refusal(options.code, '--review-at must not be above --match-at.')
  return options
}
