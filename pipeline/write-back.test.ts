/** Corrections go back as previewed: each once, nobody else's change undone, one bad member stops nobody, and all can be undone. */
import { afterEach, describe, expect, test } from 'vitest'
import type { BackRules } from '#core/audience/back-words.ts'
import { type BackHouse, backHouse } from './audience/write-back/house-under-test.ts'
import { emailOf, numberOf, phoneOf } from './audience/write-back/people-under-test.ts'
import { readBatch } from './audience/write-back/stored-batch.ts'
import { WORKSPACE } from './twin-house.ts'

const COUNT = 130
const RULES: BackRules = { company: 'overwrite' }
const opened: BackHouse[] = []
afterEach(async () => {
  for (const { standIn } of opened.splice(0)) await standIn.close()
})

async function open(count = COUNT): Promise<BackHouse> {
  const house = await backHouse(count)
  opened.push(house)
  await house.enrich()
  return house
}

/** What the books hold against us: blanks, newcomers, other statuses, and values that were written more than once. */
function sins({ standIn }: BackHouse): readonly string[] {
  const seen = new Set<string>()
  return standIn.books().writes.flatMap(({ memberId, tags, isNew, hasNewStatus, blanked }) => {
    const twice = tags.filter((tag) => seen.has(`${memberId} ${tag}`))
    for (const tag of tags) seen.add(`${memberId} ${tag}`)
    return [
      ...(isNew ? [`new ${memberId}`] : []),
      ...(hasNewStatus ? [`status of ${memberId}`] : []),
      ...blanked.map((tag) => `blanked ${tag}`),
      ...twice.map((tag) => `twice ${tag} of ${memberId}`),
    ]
  })
}

describe('preview', () => {
  test('says exactly what would change, and touches nothing', async () => {
    const house = await open()
    const before = house.values()
    const id = await house.preview(RULES)
    const { state, plan } = await house.get(id)
    expect(state).toBe('ready')
    const old = Math.ceil(COUNT / 3)
    const homeless = COUNT - Math.ceil(COUNT / 4)
    expect(plan).toMatchObject({ members: COUNT, batches: 2 })
    expect(plan?.fields).toEqual([
      { field: 'phone', fills: COUNT, overwrites: 0, left: {} },
      { field: 'company', fills: COUNT - old, overwrites: old, left: {} },
      ...['street', 'city', 'region', 'postal_code', 'country'].map((field) => {
        return { field, fills: homeless, overwrites: 0, left: {} }
      }),
    ])
    const [first, second] = await readBatch(house.ports.objects, house.ports.codec, plan?.prefix ?? '', 0)
    expect(first).toMatchObject({ row: 1, email: emailOf(0) })
    expect(first?.changes.map(({ tag, from, to, why }) => [tag, from, to, why])).toEqual([
      ['PHONE', '', phoneOf(0), 'fill'],
      ['COMPANY', 'Amberline', 'Boxwood', 'overwrite'],
    ])
    const home = { addr1: '2 Willow Street', addr2: '', city: 'Portland', state: 'OR', zip: '97214', country: 'US' }
    expect(second?.changes.at(-1)).toMatchObject({ tag: 'ADDRESS', from: '', to: home })
    expect(house.standIn.books().writes).toEqual([])
    expect(house.values()).toEqual(before)
  })
})

test('a job that is tried again while it is looked at has no preview', async () => {
  const house = await open(20)
  const { writeBacks, ports, store } = house
  const { planned } = writeBacks
  const { get } = ports.jobs
  writeBacks.planned = async (...given) => {
    let looks = 0
    ports.jobs.get = async (...at) => {
      if (++looks === 2) Object.assign(store.jobs.get(JSON.stringify([WORKSPACE, 'job'])) ?? {}, { phase: 'running' })
      return get(...at)
    }
    return planned(...given)
  }
  const failed = { state: 'failed', errorCode: 'write_back.job_not_ended', failedIn: 'preview', plan: null }
  expect(await house.get(await house.preview(RULES))).toMatchObject(failed)
})

describe('apply and undo', () => {
  test('every outcome has its member, the rest is written once, and undo puts back what is still ours', async () => {
    const house = await open()
    const { standIn, audience } = house
    const id = await house.preview(RULES)
    const emails = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => emailOf(from + i))
    standIn.act(audience.id, { kind: 'comply', emails: emails(0, 4) })
    standIn.act(audience.id, { kind: 'forget', emails: emails(4, 6) })
    standIn.act(audience.id, { kind: 'delete', emails: emails(6, 9) })
    standIn.act(audience.id, { kind: 'archive', emails: emails(9, 10) })
    standIn.act(audience.id, { kind: 'unsubscribe', emails: emails(10, 12) })
    standIn.act(audience.id, { kind: 'change', emails: emails(12, 17), mergeFields: { PHONE: '+1 503 555 0000' } })
    standIn.act(audience.id, { kind: 'change', emails: [emailOf(17)], mergeFields: { PHONE: phoneOf(17) } })
    const before = house.values()

    await house.start(id, 'apply')
    await house.work()
    const applied = await house.get(id)
    const written = COUNT - 4 - 2 - 4 - 2 - 5
    expect(applied).toMatchObject({ state: 'applied', errorCode: null, written: { phone: written - 1 } })
    expect(applied.outcomes).toEqual({ written, compliance: 4, forgotten: 2, gone: 4, conflict: 7 })
    expect(sins(house)).toEqual([])
    expect(standIn.books().writes).toHaveLength(written)
    for (const [email, values] of house.values()) {
      const isLeft = numberOf(email) < 17
      if (isLeft) expect(values).toEqual(before.get(email))
      else expect(values).toMatchObject({ PHONE: phoneOf(numberOf(email)), COMPANY: 'Boxwood' })
    }
    const reasons = (await house.members(id)).filter(({ outcome }) => outcome === 'conflict').map(({ left }) => left)
    expect(reasons.map(([one]) => [one?.tag, one?.reason])).toEqual([
      ...Array.from({ length: 2 }, () => [null, 'member.status']),
      ...Array.from({ length: 5 }, () => ['PHONE', 'member.changed']),
    ])

    standIn.act(audience.id, { kind: 'change', emails: emails(20, 24), mergeFields: { COMPANY: 'Cedarworks' } })
    standIn.act(audience.id, { kind: 'delete', emails: [emailOf(24)] })
    standIn.act(audience.id, { kind: 'comply', emails: [emailOf(25)] })
    await house.start(id, 'undo')
    await house.work()
    const undone = await house.get(id)
    expect(undone).toMatchObject({ state: 'undone', undone: { restored: written - 6, partly: 4, left: 2 } })
    for (const [email, values] of house.values()) {
      const n = numberOf(email)
      if (n === 25) continue
      const own = before.get(email)
      expect(values).toEqual(n >= 20 && n < 24 ? { ...own, COMPANY: 'Cedarworks' } : own)
    }
    const left = (await house.members(id)).flatMap(({ undo, undoLeft }) => (undo === 'restored' ? [] : undoLeft))
    expect(new Set(left.map(({ reason }) => reason))).toEqual(
      new Set(['member.changed', 'member.gone', 'member.locked']),
    )
    const { isNew, hasNewStatus } = { isNew: false, hasNewStatus: false }
    for (const write of standIn.books().writes) expect(write).toMatchObject({ isNew, hasNewStatus })
  })

  test('a field that was removed or changed its type meanwhile is left out, and the rest written', async () => {
    const house = await open(20)
    const id = await house.preview(RULES)
    house.standIn.act(house.audience.id, { kind: 'removeField', tag: 'PHONE' })
    house.standIn.act(house.audience.id, { kind: 'setFieldType', tag: 'COMPANY', type: 'number' })
    await house.start(id, 'apply')
    await house.work()
    const { outcomes, written } = await house.get(id)
    // Every fourth has an address already.
    expect([outcomes, written.street]).toEqual([{ written: 15, left_out: 5 }, 15])
    const reasons = (await house.members(id)).map(({ left }) => left.map(({ tag, reason }) => `${tag} ${reason}`))
    expect(new Set(reasons.flat())).toEqual(new Set(['PHONE column.gone', 'COMPANY column.retyped']))
    expect(sins(house)).toEqual([])
  })
})

describe('when the service is not as it should be', () => {
  test('a revoked key: it waits, and goes on where it was with another one', async () => {
    const house = await open(20)
    const { standIn, writeBacks } = house
    const id = await house.preview(RULES)
    standIn.turn({ keys: { [standIn.key]: { isRevoked: true } } })
    await house.start(id, 'apply')
    await house.work()
    const waiting = [{ reason: 'provider.key_rejected', until: null }]
    expect(await house.get(id)).toMatchObject({ state: 'applying', waiting })
    expect((await house.ports.connections.get(WORKSPACE, 'mailchimp'))?.state).toBe('key_rejected')
    standIn.turn({ keys: { 'another-key-us1': { accountId: standIn.accountId } } })
    await house.ports.connections.replaceKey(WORKSPACE, 'mailchimp', 'another-key-us1')
    await writeBacks.wake(WORKSPACE, 'mailchimp', ['provider.key_rejected'])
    await house.work()
    expect(await house.get(id)).toMatchObject({ state: 'applied', outcomes: { written: 20 }, waiting: [] })
    expect(sins(house)).toEqual([])
  })

  test('stopped in the middle: what was sent is told, and it goes on where it was', async () => {
    const house = await open(60)
    const { writeBacks } = house
    const id = await house.preview(RULES)
    const { intend } = writeBacks
    let meant = 0
    writeBacks.intend = async (...given) => {
      if (++meant === 20) expect(await writeBacks.stop(WORKSPACE, id)).toBe('done')
      return intend(...given)
    }
    await house.start(id, 'apply')
    await house.work()
    const stopped = await house.get(id)
    expect(stopped).toMatchObject({ state: 'failed', errorCode: 'write_back.stopped', failedIn: 'apply' })
    expect(stopped.outcomes.written).toBe(house.standIn.books().writes.length)
    expect(stopped.outcomes.written).toBeLessThan(30)
    await house.start(id, 'apply')
    await house.work()
    expect(await house.get(id)).toMatchObject({ state: 'applied', outcomes: { written: 60 } })
    expect(sins(house)).toEqual([])
  })

  test('a deleted audience: it fails, with all that was written told', async () => {
    const house = await open(20)
    const id = await house.preview(RULES)
    house.standIn.act(house.audience.id, { kind: 'deleteAudience' })
    await house.start(id, 'apply')
    await house.work()
    const failed = { state: 'failed', errorCode: 'audience.not_found', failedIn: 'apply', outcomes: {} }
    expect(await house.get(id)).toMatchObject(failed)
  })

  test.each(['html_200', 'truncated', 'reset', 'silence', 'bare_403', 'bad_gateway', 'unavailable'] as const)(
    '%s: nothing is lost, nothing written twice',
    async (trouble) => {
      const house = await open(20)
      const id = await house.preview(RULES)
      house.standIn.turn({ troubles: { [trouble]: 0.25 }, doneShare: 0.5, silenceMs: 60_000 })
      await house.start(id, 'apply')
      await house.work()
      expect(await house.get(id)).toMatchObject({ state: 'applied', outcomes: { written: 20 } })
      expect(sins(house)).toEqual([])
      await house.start(id, 'undo')
      await house.work()
      expect(await house.get(id)).toMatchObject({ state: 'undone', undone: { restored: 20 } })
      expect([...house.values().values()].every(({ PHONE }) => PHONE === '')).toBe(true)
    },
  )
})
