import { describe, expect, it } from 'vitest'
import { cleanFields } from './clean-contact.ts'
import { compare } from './comparison.ts'
import type { Field } from './field.ts'
import { openModel } from './model.ts'
import { openNicknames } from './nickname.ts'
import { DEFAULT_OPTIONS } from './options.ts'
import { SHIPPED_PARAMETERS } from './parameters.ts'
import { NO_TERMS, type TermCounts } from './term-counts.ts'

type Texts = Partial<Record<Field, string>>
const PEOPLE = 4000
/** Every value stands there once, and one person in twenty shares home and family name with another. */
const terms: TermCounts = {
  ...NO_TERMS,
  total: () => PEOPLE,
  count: () => 1,
  households: { people: PEOPLE, pairs: 200 },
}
const model = openModel(SHIPPED_PARAMETERS, openNicknames([]), terms)
const clean = (texts: Texts) => cleanFields(texts, { ...DEFAULT_OPTIONS, defaultCountry: 'US' })
/** Bits beyond what it takes to find one person among all. */
const surplus = (own: Texts, theirs: Texts) => compare(clean(own), clean(theirs), model).weight - Math.log2(PEOPLE)

const home = { last_name: 'Wise', phone: '616 921 0480', street: '4598 Franklin Lane', postal_code: '80270' }
const son = { ...home, first_name: 'Vernon', email: 'vernon.wise@example.org', birthday: '1984-06-29' }

describe('what goes together', () => {
  it('a couple with one mailbox is two people, unless nothing says so', () => {
    const mailbox = { last_name: 'Wise', email: 'wises@example.org' }
    expect(surplus({ ...mailbox, first_name: 'Janine' }, { ...mailbox, first_name: 'Vernon' })).toBeLessThan(4)
    expect(surplus(mailbox, { ...mailbox, first_name: 'Vernon' })).toBeGreaterThan(5)
  })

  it('father and son of one name in one home are not sure to be one person', () => {
    const father = { ...home, first_name: 'Vernon', email: 'vw@example.com', birthday: '1951-02-03' }
    expect(surplus(son, father)).toBeLessThan(3.6)
    expect(surplus(son, { ...home, first_name: 'Vernon' })).toBeGreaterThan(6)
    expect(surplus(son, { ...home, first_name: 'Vernon', birthday: '1984-06-29' })).toBeGreaterThan(14)
  })

  it('a branch of an organisation at another street is hardly the same', () => {
    const office = { company: 'Harbor Freight Salem', phone: '616 921 0480', street: '12 Main Street' }
    const branch = { ...office, company: 'Harbor Freight Boise', street: '9 Lakeview Road' }
    expect(surplus(office, branch)).toBeLessThan(1)
    expect(surplus(office, office)).toBeGreaterThan(10)
  })

  it('a city that follows from the postal code says nothing beside it, one that does not says its own', () => {
    const [code, place] = [{ postal_code: '80270' }, { postal_code: '80270', city: 'Boulder' }]
    expect(surplus(place, place)).toBe(surplus(code, code))
    const chances = {
      postal_code: { pairs: 9, levels: {}, alone: 0, paired: 0, around: { city: { pairs: 998, agreeing: 0 } } },
    }
    const free = openModel(SHIPPED_PARAMETERS, openNicknames([]), { ...terms, chances })
    const gain = compare(clean(place), clean(place), free).weight - compare(clean(code), clean(code), free).weight
    expect(gain).toBeGreaterThan(2)
  })

  it('a local part made of the names says little beside them', () => {
    const linda = { first_name: 'Linda', last_name: 'Harris' }
    const [here, there] = [{ email: 'linda.harris@a.example' }, { email: 'linda.harris@quite-other.example' }]
    const gain = surplus({ ...linda, ...here }, { ...linda, ...there }) - surplus(linda, linda)
    expect(gain).toBeGreaterThan(0)
    expect(gain).toBeLessThan(2)
    expect(surplus({ ...linda, ...here }, { ...linda, ...here })).toBeGreaterThan(surplus(linda, linda) + 1)
  })

  it('letters of another script are no evidence', () => {
    const { levels, weight } = compare(
      clean({ last_name: '王', city: '北京' }),
      clean({ last_name: 'Wang', city: 'Beijing' }),
      model,
    )
    expect(levels.map(({ level }) => level)).toEqual(['other_script', 'other_script'])
    expect(weight).toBe(0)
  })

  it('who shares a common mailbox name or host shares next to nothing', () => {
    const counts: Readonly<Record<string, number>> = {
      info: 900,
      'gmail.com': 900,
      tkowalczyk: 1,
      'obscure.example': 1,
    }
    const counted = { ...terms, count: (_: string, key: string) => counts[key] ?? 1 }
    const weigh = (own: string, theirs: string) =>
      compare(
        clean({ email: own }),
        clean({ email: theirs }),
        openModel(SHIPPED_PARAMETERS, openNicknames([]), counted),
      ).weight
    expect(weigh('info@a.example', 'info@quite-other.example')).toBeLessThan(0)
    expect(weigh('tkowalczyk@a.example', 'tkowalczyk@quite-other.example')).toBeGreaterThan(3)
    expect(weigh('ann.smith@gmail.com', 'x.nakamura@gmail.com')).toBeLessThan(-3)
    expect(weigh('ann.smith@obscure.example', 'x.nakamura@obscure.example')).toBeGreaterThan(0)
  })
})
