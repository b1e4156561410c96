/** Accounts of outside services: what can be connected, what is connected, and what may be spent. */
import { z } from 'zod'
import { FieldName, Id, Moment, nameOf, pageOf } from './common-fields.ts'

/** Millionths of the workspace's currency: whole, and far below what a number holds exactly. */
const Micros = z.int().min(0).max(1e15)
const Count = z.int().min(0)

const MOST_CALLS = 1_000_000
const DAY_SECONDS = 86_400

export const CallRateBody = z
  .strictObject({
    atOnce: z.int().min(1).max(1_000).meta({ description: 'Calls under way at the same time.' }),
    per: z
      .strictObject({
        calls: z.int().min(1).max(MOST_CALLS),
        seconds: z.int().min(1).max(DAY_SECONDS),
        window: z.enum(['rolling', 'fixed']).meta({
          description: '`rolling`: in any such stretch; `fixed`: between two ticks of the service’s clock.',
        }),
      })
      .nullable(),
  })
  .meta({ id: 'CallRate', description: 'How much one account may be asked, by everything together.' })

const SERVICE = {
  service: z.string().meta({ description: 'What connections and `kith_source` call it.' }),
  title: z.string(),
  isSimulator: z.boolean().meta({ description: 'Plays a service on this machine, for trying Kith out.' }),
}

const PeopleServiceView = z
  .object({
    kind: z.literal('people'),
    ...SERVICE,
    needs: z.array(z.array(FieldName)).meta({ description: 'A row needs all fields of one of these.' }),
    sends: z.array(FieldName).meta({ description: 'Fields that leave this machine, where a row has them; no others.' }),
    gives: z.array(FieldName),
    mostCredits: z.number().min(0).meta({ description: 'What one lookup costs at most.' }),
    missCredits: z.number().min(0).meta({ description: 'What one costs that finds nobody.' }),
    rate: CallRateBody,
  })
  .meta({ id: 'PeopleService', description: 'Looks people up.' })
export type PeopleServiceView = z.infer<typeof PeopleServiceView>

const AudienceServiceView = z
  .object({ kind: z.literal('audience'), ...SERVICE, rate: CallRateBody })
  .meta({ id: 'AudienceService', description: 'Keeps audiences, which are brought in, and corrections put back.' })

export const ServiceView = z
  .discriminatedUnion('kind', [PeopleServiceView, AudienceServiceView])
  .meta({ id: 'Service' })
export type ServiceView = z.infer<typeof ServiceView>
export const ServicePage = pageOf(ServiceView).meta({ id: 'ServicePage' })
export type ServicePage = z.infer<typeof ServicePage>

export const SpentView = z
  .object({
    spentMicros: Micros,
    reservedMicros: Micros.meta({ description: 'For calls under way.' }),
    unknownMicros: Micros.meta({ description: 'For calls of unknown fate; it counts as spent.' }),
    savedMicros: Micros.meta({ description: 'What answers would have cost that were known already.' }),
    lookups: Count,
    savedLookups: Count,
    unknownLookups: Count,
  })
  .meta({ id: 'Spent', description: 'In millionths of the workspace’s currency.' })

/** Days and months are UTC's. */
const SpentByTime = z.object({ day: SpentView, month: SpentView, ever: SpentView })

export const CONNECTION_STATES = ['ok', 'key_rejected', 'no_credit', 'secret_lost'] as const

const CONNECTION = {
  id: Id,
  service: z.string(),
  title: z.string().meta({ description: 'The service, for people.' }),
  isSimulator: z.boolean(),
  name: z.string(),
}
const DETAILS = {
  state: z.enum(CONNECTION_STATES),
  keyEnding: z.string().meta({ description: 'The last four characters of the key, which is never told.' }),
  rate: CallRateBody.nullable().meta({ description: 'Null: what the service says itself.' }),
  createdAt: Moment,
  checkedAt: Moment,
}

const PeopleConnectionView = z
  .object({
    kind: z.literal('people'),
    ...CONNECTION,
    details: z
      .object({
        ...DETAILS,
        currency: z.string(),
        microsPerCredit: Micros,
        capDayMicros: Micros.nullable(),
        capMonthMicros: Micros.nullable(),
        ttlDays: z.int().meta({ description: 'Days for which an answer is not paid for again.' }),
        spent: SpentByTime,
      })
      .nullable()
      .meta({ description: 'Null for viewers.' }),
  })
  .meta({ id: 'PeopleConnection' })
export type PeopleConnectionView = z.infer<typeof PeopleConnectionView>

const AudienceConnectionView = z
  .object({
    kind: z.literal('audience'),
    ...CONNECTION,
    details: z.object(DETAILS).nullable().meta({ description: 'Null for viewers.' }),
  })
  .meta({ id: 'AudienceConnection', description: 'Costs nothing a call: it has no price and no caps.' })
export type AudienceConnectionView = z.infer<typeof AudienceConnectionView>

export const ConnectionView = z
  .discriminatedUnion('kind', [PeopleConnectionView, AudienceConnectionView])
  .meta({ id: 'Connection' })
export type ConnectionView = z.infer<typeof ConnectionView>
export const ConnectionPage = pageOf(ConnectionView).meta({ id: 'ConnectionPage' })
export type ConnectionPage = z.infer<typeof ConnectionPage>

/** Printable ASCII, which is what stands in a header. Blanks come along when it is pasted. */
const Key = z
  .string()
  .trim()
  .min(8)
  .max(500)
  .regex(/^[\x21-\x7e]*$/)
  .meta({ description: 'The service’s key. It is checked, sealed, and never told again.' })

const Settings = {
  name: nameOf(100),
  microsPerCredit: Micros.meta({ description: 'What a credit costs.' }),
  capDayMicros: Micros.nullable().meta({ description: 'Null: no cap.' }),
  capMonthMicros: Micros.nullable().meta({ description: 'Null: no cap.' }),
  rate: CallRateBody.nullable().meta({ description: 'What your plan allows. Null: what the service says itself.' }),
  ttlDays: z.int().min(1).max(3650).meta({ description: 'Days for which an answer is not paid for again.' }),
}

export const NewConnection = z.strictObject({
  service: z.string().max(100),
  key: Key,
  name: Settings.name,
  microsPerCredit: Settings.microsPerCredit.optional().meta({
    description: 'What a credit costs; for services that look people up, which need it.',
  }),
  capDayMicros: Settings.capDayMicros.default(null),
  capMonthMicros: Settings.capMonthMicros.default(null),
  rate: Settings.rate.default(null),
  ttlDays: Settings.ttlDays.default(90),
})

export const ConnectionChanges = z.strictObject(Settings).extend({ key: Key }).partial()

const BUDGETS = {
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ description: 'ISO 4217. Amounts are not converted when it changes.' }),
  dayMicros: Micros.nullable().meta({ description: 'Of all connections together; null: no cap.' }),
  monthMicros: Micros.nullable().meta({ description: 'Of all connections together; null: no cap.' }),
}
export const NewBudgets = z.strictObject(BUDGETS)
export const BudgetsView = z.object({ ...BUDGETS, spent: SpentByTime }).meta({ id: 'Budgets' })
export type BudgetsView = z.infer<typeof BudgetsView>
