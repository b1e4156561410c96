/** For the drift test: what Prisma's schema and a real database say about the tables, as lines that can be compared. */
import type { Query } from './connect.ts'

/** What the schema generator writes down, as far as it matters for tables. */
export interface Datamodel {
  readonly models: readonly Model[]
  readonly indexes: readonly {
    readonly model: string
    readonly type: string
    readonly fields: readonly { name: string }[]
  }[]
}

interface Model {
  readonly name: string
  readonly dbName: string | null
  readonly fields: readonly Field[]
  readonly primaryKey: { readonly fields: readonly string[] } | null
  /** Of several columns each. */
  readonly uniqueFields: readonly (readonly string[])[]
}

interface Field {
  readonly name: string
  readonly dbName?: string
  readonly kind: string
  readonly type: string
  readonly isRequired: boolean
  readonly isList: boolean
  readonly isId: boolean
  readonly isUnique: boolean
  readonly nativeType: readonly [string, readonly string[]] | null
  readonly default?: unknown
  readonly relationFromFields?: readonly string[]
  readonly relationToFields?: readonly string[]
  readonly relationOnDelete?: string
}

const TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Bytes: 'bytea',
  Boolean: 'boolean',
  'DateTime Date': 'date',
  'DateTime Timestamptz 3': 'timestamp(3) with time zone',
  'Json Json': 'json',
}

export function linesOfSchema({ models, indexes }: Datamodel): readonly string[] {
  const tableOf = (name: string) => models.find((model) => model.name === name)?.dbName ?? name
  const lines = models.flatMap((model) => {
    const table = tableOf(model.name)
    const column = (name: string) => model.fields.find((field) => field.name === name)?.dbName ?? name
    const columns = (names: readonly string[]) => names.map(column).join(' ')
    const ids = model.primaryKey?.fields ?? model.fields.filter((field) => field.isId).map((field) => field.name)
    return [
      `${table} primary (${columns(ids)})`,
      ...model.fields.filter((field) => field.isUnique).map((field) => `${table} unique (${column(field.name)})`),
      ...model.uniqueFields.map((names) => `${table} unique (${columns(names)})`),
      ...indexes
        .filter((index) => index.model === model.name && index.type === 'normal')
        .map((index) => `${table} index (${columns(index.fields.map((field) => field.name))})`),
      ...model.fields.filter((field) => field.kind === 'scalar').map((field) => `${table}.${columnLine(field)}`),
      ...model.fields
        .filter((field) => field.relationFromFields?.length)
        .map((field) => {
          const named = models.find(({ name }) => name === field.type)?.fields ?? []
          const targets = (field.relationToFields ?? []).map(
            (to) => named.find(({ name }) => name === to)?.dbName ?? to,
          )
          const to = `${tableOf(field.type)} (${targets.join(' ')})`
          return `${table} (${columns(field.relationFromFields ?? [])}) to ${to} delete ${field.relationOnDelete}`
        }),
    ]
  })
  return lines.sort()
}

function columnLine({ name, dbName, type, nativeType, isRequired, isList, default: value }: Field): string {
  const typeName = TYPES[[type, ...(nativeType?.flat() ?? [])].join(' ')] ?? `unknown ${type}`
  const literal = typeName === 'json' || typeName === 'text' ? `'${value}'::${typeName}` : String(value)
  const standard = typeof value === 'object' ? 'CURRENT_TIMESTAMP' : literal
  // A list says that it is required whether or not its column is.
  if (isList) return `${dbName ?? name} ${typeName}[]`
  return `${dbName ?? name} ${typeName}${isRequired ? ' required' : ''}${value === undefined ? '' : ` = ${standard}`}`
}

/** Lines of every table but Prisma's own. */
export async function linesOfDatabase(query: Query): Promise<readonly string[]> {
  const rows = await query<{ line: string }>(`
    with tables as (
      select oid, relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> '_prisma_migrations'
    ), columns as (
      select tables.oid, tables.name as table, attnum, attname::text as name, atttypid, atttypmod, attnotnull,
        case when attgenerated = '' then pg_get_expr(adbin, adrelid) end as standard
      from tables join pg_attribute on attrelid = tables.oid and attnum > 0 and not attisdropped
      left join pg_attrdef on adrelid = tables.oid and adnum = attnum
    )
    select format('%s.%s %s%s%s', columns.table, name, format_type(atttypid, atttypmod),
                  case when attnotnull then ' required' end, ' = ' || standard) as line
    from columns
    union all
    select format('%s %s (%s)', tables.name,
                  case when indisprimary then 'primary' when indisunique then 'unique' else 'index' end,
                  (select string_agg(columns.name, ' ' order by place)
                   from unnest(indkey) with ordinality as key (attnum, place)
                   join columns on columns.oid = tables.oid and columns.attnum = key.attnum))
    from pg_index join tables on indrelid = tables.oid
    union all
    select format('%s (%s) to %s (%s) delete %s', tables.name, source.name, target.table, target.name,
                  case confdeltype when 'c' then 'Cascade' else confdeltype::text end)
    from pg_constraint join tables on conrelid = tables.oid
    join columns source on source.oid = conrelid and source.attnum = conkey[1]
    join columns target on target.oid = confrelid and target.attnum = confkey[1]
    where contype = 'f'`)
  return rows.map(({ line }) => line).sort()
}
