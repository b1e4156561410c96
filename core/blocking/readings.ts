/** What a record says in the fields that keys are made of, in memory that is used again for the next record. */
import type { Contact, FieldValue } from '../contact.ts'
import { partHash } from './key-hash.ts'

/** Of one field: the canonical forms of all valid values, with the other readings of ambiguous ones. */
export class Readings {
  size = 0
  /** Those from `size` on are of an earlier record. */
  readonly texts: string[] = []

  take(values: readonly FieldValue[] | undefined): void {
    this.size = 0
    if (values === undefined) return
    for (let place = 0; place < values.length; place++) {
      const { isValid, key, otherKeys } = values[place] as FieldValue
      if (!isValid) continue
      this.texts[this.size++] = key
      if (otherKeys !== undefined) for (const other of otherKeys) this.addNew(other)
    }
  }

  /** @returns that of the reading at `place` */
  hash(place: number): number {
    return partHash(this.texts[place] as string)
  }

  private addNew(text: string): void {
    for (let place = 0; place < this.size; place++) if (this.texts[place] === text) return
    this.texts[this.size++] = text
  }
}

/** One record after another; fields are read in the steps in which keys are made of them. */
export class RecordReadings {
  readonly emails = new Readings()
  readonly phones = new Readings()
  readonly links = new Readings()
  readonly sites = new Readings()
  readonly givenNames = new Readings()
  readonly familyNames = new Readings()
  readonly birthdays = new Readings()
  readonly fullNames = new Readings()
  readonly companies = new Readings()
  readonly streets = new Readings()
  readonly cities = new Readings()
  readonly postals = new Readings()

  takeReach({ values }: Contact): void {
    this.emails.take(values.email)
    this.phones.take(values.phone)
    this.links.take(values.linkedin)
    this.sites.take(values.website)
  }

  takeIdentity({ values }: Contact): void {
    this.givenNames.take(values.first_name)
    this.familyNames.take(values.last_name)
    this.birthdays.take(values.birthday)
  }

  takeOthers({ values }: Contact): void {
    this.fullNames.take(values.full_name)
    this.companies.take(values.company)
    this.streets.take(values.street)
    this.cities.take(values.city)
    this.postals.take(values.postal_code)
  }
}
