/** A list from its source to its files, and everything that may go wrong on the way, on in-memory twins. */
import { describe, expect, test } from 'vitest'
import { jobCounts } from '#core/job.ts'
import { nicknameSnapshot } from '#core/nickname-snapshot.ts'
import type { StorageKey } from '#core/storage-key.ts'
import { agePerson, makePerson } from '../bench/lists/people.ts'
import { createRandom } from '../bench/lists/random.ts'
import { matchOne } from './match-one.ts'
import { perform } from './perform.ts'
import type { Message } from './ports/messages.ts'
import { ObjectError } from './ports/objects.ts'
import { MAX_ATTEMPTS } from './ports/ranges.ts'
import { StoreError } from './ports/store-error.ts'
import { MailError } from './ports/telling.ts'
import { readRows } from './read-rows.ts'
import { twinHouse, WORKSPACE } from './twin-house.ts'

const HEADER = 'First Name,Last Name,Email,Phone,City\n'
const random = createRandom(42)
const people = Array.from({ length: 120 }, () => makePerson(random))
const line = ({ first, last, email, phone, city }: (typeof people)[number]) =>
  `${first},${last},${email},${phone},${city}\n`
const PEOPLE = `id,${HEADER}${people.map((person, i) => `p${i},${line(person)}`).join('')}`
const ROWS = 1000
const rows = Array.from({ length: ROWS }, () =>
  line(random.chance(0.8) ? agePerson(random.pick(people), random) : makePerson(random)),
)
/** Four ranges of 250 rows, and one of an empty line at the end. */
const LIST = `${HEADER}${rows.join('')}\n`

async function finished() {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', LIST, ['people'])
  await house.work()
  return { house, files: await house.files('job'), job: await house.job('job') }
}
const undisturbed = finished()

const linesOf = (text: string | undefined) => (text ?? '').split('\n').slice(0, -1)

describe('a list that nothing happens to', () => {
  test('comes back with every row, in order, its own columns untouched', async () => {
    const { files } = await undisturbed
    const lines = linesOf(files['result.csv'])
    expect(lines).toHaveLength(ROWS + 1)
    for (const [i, row] of rows.entries()) {
      expect(lines[i + 1]?.startsWith(`${row.trimEnd()},${i + 1},`)).toBe(true)
    }
  })

  test('has counts that sum to its rows, on the job and in its report', async () => {
    const { files, job } = await undisturbed
    const { total, ...others } = jobCounts(job.rowsSplit, job.tallies, job.deadRows)
    expect(total).toBe(ROWS)
    expect(Object.values(others).reduce((sum, count) => sum + count)).toBe(ROWS)
    expect(others.matched).toBeGreaterThan(ROWS / 2)
    expect(JSON.parse(files['report.json'] ?? '')).toMatchObject({ counts: { total, ...others }, lines: { empty: 1 } })
  })

  test('tells its people once, under a fixed Message-ID and without a word about any contact', async () => {
    const { house } = await undisturbed
    expect(house.ports.mail.sent).toHaveLength(1)
    const mail = house.ports.mail.sent[0]
    expect(mail).toMatchObject({ messageId: '<job-job-1@kith.example>', to: ['owner@kith.example'] })
    expect(mail?.text).toContain('https://kith.example/jobs/job')
    expect(mail?.text).toContain('1,000 rows in all')
  })

  test('gives its rows at any place and by status, as they stand in the file', async () => {
    const { house, job, files } = await undisturbed
    const all = await readRows(house.ports, job, { status: null, from: 745, limit: 10, evidence: 'full' })
    expect(all.rows.map(({ row }) => row)).toEqual([745, 746, 747, 748, 749, 750, 751, 752, 753, 754])
    expect(all.next).toBe(755)
    const unsure: number[] = []
    for (let from: number | null = 1; from !== null; ) {
      const page = await readRows(house.ports, job, { status: 'no_match', from, limit: 17, evidence: 'full' })
      unsure.push(...page.rows.map(({ row }) => row))
      from = page.next
    }
    const lines = linesOf(files['result.csv']).slice(1)
    expect(unsure).toEqual(lines.flatMap((text, i) => (text.includes(`,${i + 1},no_match,`) ? [i + 1] : [])))
  })

  test('is answered the same row by row when each contact is asked for alone', async () => {
    const { house, job } = await undisturbed
    const { frozen } = job
    if (frozen === null) throw new Error('not calibrated')
    const { rows: told } = await readRows(house.ports, job, { status: null, from: 1, limit: 200, evidence: 'full' })
    for (const row of told) {
      const contact = Object.fromEntries(
        Object.entries(row.fields).flatMap(([field, { own }]) => (own === '' ? [] : [[field, own]])),
      )
      const question = {
        workspaceId: WORKSPACE,
        contact,
        providers: frozen.providers,
        options: { ...job.options, addFields: frozen.fields },
        parameters: frozen.parameters,
      }
      const alone = await matchOne(house.ports, question, new AbortController().signal)
      const status = row.status === 'duplicate' ? alone.status : row.status
      const issues = row.issues.filter((code) => !code.startsWith('duplicate_of:'))
      expect({ ...alone, row: row.row }).toEqual({ ...row, status, issues })
    }
  })
})

test('a job keeps the nicknames it was prepared with, and says which', async () => {
  const house = twinHouse()
  const { nicknames } = house.ports
  await house.addDirectory('people', 'id,first name,last name,email\n1,Robert,Nakamura,rob@example.com\n')
  await house.work()
  const list = 'first name,last name,email\nQuirin,Nakamura,rob@example.com\n'
  const kindOf = async (id: string) => (await house.files(id))['result.csv']?.split('\n')[1]?.split(',')[5]
  await nicknames.replace(WORKSPACE, [['quirin', 'robert']])
  await house.addJob('before', list, ['people'])
  await house.work(async ({ step }) => {
    if (step === 'calibrate') await nicknames.replace(WORKSPACE, [])
  })
  await house.addJob('after', list, ['people'])
  await house.work()
  expect([await kindOf('before'), await kindOf('after')]).toEqual(['nickname', 'fuzzy'])

  const named = async (id: string) => JSON.parse((await house.files(id))['report.json'] ?? '').parameters
  expect(await named('before')).toMatchObject(nicknameSnapshot([['quirin', 'robert']]))
  expect(await named('after')).toMatchObject(nicknameSnapshot([]))
})

describe('the same files come out', () => {
  test('when every message comes twice', async () => {
    const house = twinHouse()
    await house.addDirectory('people', PEOPLE)
    await house.addJob('job', LIST, ['people'])
    await house.work((message) => house.performOne(message))
    expect(await house.files('job')).toEqual((await undisturbed).files)
  })

  test.each(['split', 'calibrate', 'enrich', 'resolve', 'merge'] as const)(
    'when the worker dies in its first %s after it wrote',
    async (step) => {
      const house = twinHouse()
      let isDead = false
      const { objects } = house.ports
      const { write } = objects
      await house.addDirectory('people', PEOPLE)
      await house.work()
      await house.addJob('job', LIST, ['people'])
      let current: Message | null = null
      objects.write = async (...args) => {
        const written = await write(...args)
        if (current?.step === step && !isDead) {
          isDead = true
          throw new Error('died')
        }
        return written
      }
      const { begin } = house.ports.ranges
      house.ports.ranges.begin = (message, workerId) => {
        current = message
        return begin(message, workerId)
      }
      await house.work()
      expect(await house.files('job')).toEqual((await undisturbed).files)
    },
  )

  test('after a range that nobody could finish was tried again', async () => {
    const house = twinHouse()
    await house.addDirectory('people', PEOPLE)
    await house.addJob('job', LIST, ['people'])
    const { write } = house.ports.objects
    house.ports.objects.write = async (key, bytes, type) => {
      if (key.startsWith('parts/w/job/1/1-')) throw Object.assign(new Error('refused'), { code: 'object.refused' })
      return write(key, bytes, type)
    }
    await house.work()
    const failed = await house.job('job')
    expect(failed.deadRanges).toBe(1)
    expect(failed.deadRows).toBe(250)
    expect(house.ports.queue.buried.map(({ reasonCode }) => reasonCode)).toEqual(['object.refused'])
    const { rows: dead } = await readRows(house.ports, failed, {
      status: 'failed',
      from: 1,
      limit: 3,
      evidence: 'full',
    })
    expect(dead.map(({ row, issues }) => [row, issues])).toEqual([251, 252, 253].map((row) => [row, ['range.dead']]))
    const lines = linesOf((await house.files('job'))['rejected.csv'])
    expect(lines).toHaveLength(1 + 250)

    house.ports.objects.write = write
    expect(await house.ports.jobs.retryFailed(WORKSPACE, 'job', 'leave')).toBe('done')
    await house.work()
    const job = await house.job('job')
    expect(job.resultGeneration).toBe(2)
    expect(await house.files('job')).toEqual((await undisturbed).files)
  })
})

describe('an outage counts as nobody’s failure', () => {
  async function workThrough(
    outages: number,
    break_: (house: ReturnType<typeof twinHouse>, isAway: () => boolean) => void,
  ) {
    const house = twinHouse()
    await house.addDirectory('people', PEOPLE)
    await house.addJob('job', LIST, ['people'])
    let left = outages
    break_(house, () => left-- > 0)
    for (let minute = 0; left >= 0 && minute < 2 * outages; minute++) {
      await house.work()
      house.wait(60_000)
    }
    await house.work()
    expect(left).toBeLessThan(0)
    expect(house.ports.queue.buried).toEqual([])
    expect(await house.job('job')).toMatchObject({ phase: 'ended', deadRanges: 0 })
    expect(await house.files('job')).toEqual((await undisturbed).files)
    return house
  }

  test('of the store of files, however often it is looked at', async () => {
    await workThrough(5 * MAX_ATTEMPTS, ({ ports: { objects } }, isAway) => {
      const { write } = objects
      objects.write = async (...args) => {
        if (isAway()) throw new StoreError()
        return write(...args)
      }
    })
  })

  test('of the mail server: the mail is sent when it is back', async () => {
    const house = await workThrough(3 * MAX_ATTEMPTS, ({ ports: { mail } }, isAway) => {
      const { send } = mail
      mail.send = async (message) => {
        if (isAway()) throw new MailError()
        return send(message)
      }
    })
    expect(house.ports.mail.sent).toHaveLength(1)
  })

  test('what a worker that was told to stop gave back is ready at once', async () => {
    const house = twinHouse()
    await house.addJob('job', LIST, [])
    for (let attempt = 1; attempt <= 2 * MAX_ATTEMPTS; attempt++) {
      await house.backlog.sweep()
      const message = (await house.backlog.claim(10)).find(({ step }) => step === 'split')
      if (!message) throw new Error('not ready')
      await perform(house.ports, message, 'worker', AbortSignal.abort())
    }
    await house.work()
    expect(await house.job('job')).toMatchObject({ phase: 'ended', deadRanges: 0 })
  })
})

test('a cancelled job keeps what is done; its other rows were not tried', async () => {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', LIST, ['people'])
  await house.work(async ({ step, n }) => {
    if (step === 'enrich' && n === 0) await house.ports.jobs.cancel(WORKSPACE, 'job')
  })
  const job = await house.job('job')
  expect([job.phase, job.isCancelled]).toEqual(['ended', true])
  const counts = jobCounts(job.rowsSplit, job.tallies, job.deadRows)
  expect(counts.not_tried).toBe(750)
  const cancelled = linesOf((await house.files('job'))['result.csv'])
  expect(cancelled).toHaveLength(ROWS + 1)
  expect(cancelled.slice(0, 251)).toEqual(linesOf((await undisturbed).files['result.csv']).slice(0, 251))
})

test('a row that a cancelled job did not come to is nobody’s duplicate: it has no outcome to share', async () => {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  const first = rows[0] ?? ''
  await house.addJob('job', `${HEADER}${rows.slice(0, 251).join('')}${first}${first}`, ['people'])
  await house.work(async ({ step, n }) => {
    if (step === 'enrich' && n === 0) await house.ports.jobs.cancel(WORKSPACE, 'job')
  })
  const lines = linesOf((await house.files('job'))['result.csv']).map((text) => text.split(',').slice(5, 12))
  const untried = ['not_tried', '', '', '', '', '']
  expect(lines.slice(252)).toEqual([
    ['252', ...untried],
    ['253', ...untried],
  ])
})

test('a paused job waits with what is left and goes on where it was', async () => {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', LIST, ['people'])
  await house.work(async ({ step, n }) => {
    if (step === 'enrich' && n === 0) await house.ports.jobs.pause(WORKSPACE, 'job')
  })
  expect((await house.job('job')).rangesDone).toBe(1)
  await house.ports.jobs.resume(WORKSPACE, 'job')
  await house.work()
  expect(await house.files('job')).toEqual((await undisturbed).files)
})

test('a list that was overwritten from outside fails with a code, not with other rows', async () => {
  const house = twinHouse()
  await house.addJob('job', LIST, [])
  await house.ports.objects.write((await house.job('job')).source.key, [new Uint8Array(10)], 'text/csv')
  await house.work()
  expect(await house.job('job')).toMatchObject({ phase: 'failed', errorCode: 'source.changed' })
})

test('a directory that an earlier version imported ends its job at once, with a code that says so', async () => {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  await house.work()
  const key = (await house.ports.directories.get(WORKSPACE, 'people'))?.index?.key as StorageKey
  const chunks: Uint8Array[] = []
  for await (const chunk of house.ports.objects.read(key)) chunks.push(chunk)
  const index = Buffer.concat(chunks)
  index.write('0', index.indexOf('"version":') + '"version":'.length)
  await house.ports.objects.write(key, [index], 'application/octet-stream')
  await house.addJob('job', LIST, ['people'])
  await house.work()
  expect(await house.job('job')).toMatchObject({ phase: 'failed', errorCode: 'directory.outdated' })
})

test('a list that is gone fails with a code', async () => {
  const house = twinHouse()
  await house.addJob('job', LIST, [])
  await house.ports.objects.deletePrefix((await house.job('job')).source.key)
  await house.work()
  expect(await house.job('job')).toMatchObject({ phase: 'failed', errorCode: 'source.missing' })
})

test('an answer that was lost in the store does not end the job: the step is done again', async () => {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', LIST, ['people'])
  const { write } = house.ports.objects
  let isLost = false
  house.ports.objects.write = async (key, bytes, type) => {
    const written = await write(key, bytes, type)
    if (isLost || !key.endsWith('/result.csv')) return written
    // What the client hears that asks again to complete what is complete.
    isLost = true
    throw new ObjectError('object.missing')
  }
  await house.work()
  expect(isLost).toBe(true)
  expect(await house.files('job')).toEqual((await undisturbed).files)
})

test('a job without anybody to ask only cleans and finds doubles', async () => {
  const house = twinHouse()
  await house.addJob('job', `${HEADER}Ann,Lee,ann@lee.example,,\nANN , Lee,Ann@Lee.example,,\n,,nothing,,\n`, [])
  await house.work()
  const lines = linesOf((await house.files('job'))['result.csv']).map((text) => text.split(',').slice(5, 12))
  expect(lines.slice(1)).toEqual([
    ['1', 'not_tried', '', '', '', '', ''],
    ['2', 'duplicate', '', '', '', '', 'duplicate_of:1'],
    ['3', 'invalid', '', '', '', '', 'email.syntax;row.nothing_to_compare'],
  ])
})

test('an empty list, a header alone, ends at once with a result of only its header', async () => {
  const house = twinHouse()
  await house.addJob('job', HEADER, [])
  await house.work()
  expect(linesOf((await house.files('job'))['result.csv'])).toHaveLength(1)
})
