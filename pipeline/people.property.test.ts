/** Whatever calls end as and whenever workers die: no identity is billed twice, and the books hold what was billed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryCallLimits } from '#adapters/memory/call-limits.ts'
import { type CallFate, type ItemFate, type MemoryPeople, memoryPeople } from '#adapters/memory/people.ts'
import { perform } from './perform.ts'
import type { Message } from './ports/messages.ts'
import { retryFailed } from './retry-failed.ts'
import { twinHouse, WORKSPACE } from './twin-house.ts'
import { PRICE_MICROS } from './twin-people.ts'

const PEOPLE = 12
const emailOf = (n: number) => `person${n}@post.example`
const personOf = (n: number) => ({
  id: `v-${n}`,
  texts: { first_name: [`Ann${n}`], email: [emailOf(n)], city: ['Oslo'] },
})
const known = (isKnown: (n: number) => boolean) =>
  Array.from({ length: PEOPLE }, (_, n) => n)
    .filter(isKnown)
    .map(personOf)
const PROVIDERS = [{ connectionId: 'one' }, { connectionId: 'two' }]
const BATCH = 4

const textOf = (rows: readonly number[]) => `First name,Email\n${rows.map((n) => `Ann${n},${emailOf(n)}`).join('\n')}\n`

/** What befalls a run: how its first calls and their items end, and at which of its steps workers die. */
interface Fates {
  readonly rows: readonly number[]
  readonly calls: readonly CallFate[]
  readonly items: readonly ItemFate[]
  readonly deaths: readonly number[]
}

const aFate = fc.record<Fates>({
  rows: fc.array(fc.nat(PEOPLE - 1), { minLength: 1, maxLength: 20 }),
  calls: fc.array(
    fc.constantFrom<CallFate>('well', 'well', 'lost_billed', 'lost_unbilled', 'provider.limit', 'provider.down'),
    { maxLength: 12 },
  ),
  items: fc.array(fc.constantFrom<ItemFate>('well', 'well', 'well', 'again'), { maxLength: 40 }),
  deaths: fc.array(fc.nat(40), { maxLength: 3 }),
})

function vendorsOf({ calls, items }: Pick<Fates, 'calls' | 'items'>, isOver: () => boolean): readonly MemoryPeople[] {
  let asked = 0
  const script = {
    maxBatch: BATCH,
    callFate: (call: number) => (isOver() ? 'well' : (calls[call - 1] ?? 'well')),
    itemFate: () => (isOver() ? 'well' : (items[asked++] ?? 'well')),
  }
  return [
    memoryPeople({ service: 'one', people: known((n) => n % 3 === 0), ...script }),
    memoryPeople({ service: 'two', people: known((n) => n % 2 === 0), ...script }),
  ]
}

async function openHouse(vendors: readonly MemoryPeople[], deaths: readonly number[]) {
  const house = twinHouse(vendors)
  await house.people.connect()
  let steps = 0

  /** Works on a message as a worker would that may die in the middle of it. */
  async function performMortally(message: Message): Promise<void> {
    let die: () => void = () => {}
    const died = new Promise<void>((resume) => {
      die = resume
    })
    let isDead = false
    const gone = () => new Promise<never>(() => {})
    /** Before and after each step that leaves something behind a worker may die; nothing of it goes on then. */
    const mortal = <Args extends unknown[], Answer>(work: (...args: Args) => Promise<Answer>) => {
      return async (...args: Args): Promise<Answer> => {
        if (isDead || diesNow()) return gone()
        const answer = await work(...args)
        return isDead || diesNow() ? gone() : answer
      }
    }
    const diesNow = () => {
      if (!deaths.includes(steps++)) return false
      isDead = true
      die()
      return true
    }
    const { ledger, providers, ...people } = house.ports.people
    const ports = {
      ...house.ports,
      ranges: { ...house.ports.ranges, accept: mortal(house.ports.ranges.accept) },
      people: {
        ...people,
        // What a dead worker held of an account is given back; the twin would keep it.
        limits: memoryCallLimits(() => house.store.now().getTime()),
        ledger: { ...ledger, begin: mortal(ledger.begin), settle: mortal(ledger.settle) },
        providers: new Map([...providers].map(([name, each]) => [name, { ...each, ask: mortal(each.ask) }])),
      },
    }
    await Promise.race([perform(ports, message, 'worker', new AbortController().signal), died])
  }

  return {
    ...house,
    async finish() {
      for (let turn = 0; turn < 100; turn++) {
        house.wait(70_000)
        await house.backlog.sweep()
        for (const message of await house.backlog.claim(2)) await performMortally(message)
        if ((await house.job('job')).phase === 'ended') return house.job('job')
      }
      throw new Error(`the job does not end: ${JSON.stringify((await house.job('job')).waiting)}`)
    },
    spent: async (connectionId: string) =>
      (await house.people.spending.ofConnection({ workspaceId: WORKSPACE, connectionId })).ever,
  }
}

test('random ends and deaths', async () => {
  await fc.assert(
    fc.asyncProperty(aFate, async (fates) => {
      const undisturbed = await openHouse(
        vendorsOf({ calls: [], items: [] }, () => true),
        [],
      )
      await undisturbed.addJob('job', textOf(fates.rows), PROVIDERS)
      await undisturbed.finish()

      let isOver = false
      const vendors = vendorsOf(fates, () => isOver)
      const house = await openHouse(vendors, fates.deaths)
      await house.addJob('job', textOf(fates.rows), PROVIDERS)
      let job = await house.finish()
      for (const vendor of vendors) expect(Math.max(0, ...vendor.billed.values())).toBeLessThanOrEqual(1)
      for (let again = 0; job.tallies.statuses.failed > 0; again++) {
        for (const vendor of vendors) {
          const { spentMicros, reservedMicros, unknownMicros } = await house.spent(vendor.service)
          const billedMicros = vendor.credits() * PRICE_MICROS
          expect(spentMicros).toBeLessThanOrEqual(billedMicros)
          expect(billedMicros).toBeLessThanOrEqual(spentMicros + unknownMicros)
          expect(reservedMicros).toBe(0)
        }
        isOver = again >= 2
        expect(await retryFailed(house.ports, WORKSPACE, 'job', 'ask_again')).toBe('done')
        job = await house.finish()
      }
      expect(await house.files('job')).toEqual(await undisturbed.files('job'))
    }),
    { numRuns: 60, seed: 20_261_121 },
  )
})
