/** Write-backs over the API: who may ask for what, what is refused and why, what is shown of changes and members. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { memoryBacklog } from '#adapters/memory/backlog.ts'
import { memoryRanges } from '#adapters/memory/ranges.ts'
import { keyOf } from '#adapters/memory/store.ts'
import { memoryWriteBacks } from '#adapters/memory/write-backs.ts'
import { ask, bearer, doorsUnderTest } from '#app/_access/doors-under-test.ts'
import { listColumns } from '#core/audience/list-columns.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { changesKey, changesPrefix, uploadKey } from '#core/storage-key.ts'
import type { Step, Task } from '#pipeline/ports/messages.ts'
import * as apply from './write-backs/[id]/apply/route.ts'
import * as changes from './write-backs/[id]/changes/route.ts'
import * as members from './write-backs/[id]/members/route.ts'
import * as one from './write-backs/[id]/route.ts'
import * as stop from './write-backs/[id]/stop/route.ts'
import * as undo from './write-backs/[id]/undo/route.ts'
import * as all from './write-backs/route.ts'

const WORKSPACE = 'ours'
const COLUMNS = [{ tag: 'PHONE', name: 'Phone', type: 'phone', isRequired: false, choices: [] }] as const
const change = { tag: 'PHONE', fields: ['phone'], why: 'fill', from: '', to: '+1 503 555 1000' } as const
const plan = { row: 1, memberId: 'abc', email: 'ana@example.com', changes: [change], left: [] }

let doors: Awaited<ReturnType<typeof doorsUnderTest>>
let editor: Headers
let viewer: Headers
let stranger: Headers
beforeAll(async () => {
  doors = await doorsUnderTest([WORKSPACE, 'theirs'])
  editor = bearer((await doors.key(WORKSPACE, 'editor')).secret)
  viewer = bearer((await doors.key(WORKSPACE, 'viewer')).secret)
  stranger = bearer((await doors.key('theirs', 'owner')).secret)
})
afterAll(() => doors.drop())

/** A job over an audience, or over a file. */
async function addJob(from: 'audience' | 'file'): Promise<string> {
  const { ports, store } = doors
  const [id, uploadId] = [randomUUID(), randomUUID()]
  const source = {
    key: uploadKey(WORKSPACE, uploadId),
    etag: '"tag"',
    bytes: 10,
    filename: 'Newsletter',
    dialect: {
      encoding: 'utf-8',
      bom: false,
      delimiter: ',',
      quote: '"',
      lineEnd: '\r\n',
      comment: null,
      headerRow: 1,
      dataStart: 5,
      linesBeforeData: 0,
      columns: listColumns(COLUMNS).map(({ header }) => header),
      asciiHead: true,
    },
  } as const
  const job = { id, workspaceId: WORKSPACE, uploadId, source, mapping: [], providers: [] }
  await ports.jobs.create({ ...job, options: DEFAULT_OPTIONS, createdAt: new Date() }, null)
  if (from === 'audience') {
    store.audienceReads.set(keyOf(WORKSPACE, uploadId), {
      ...{ workspaceId: WORKSPACE, uploadId, connectionId: 'mailchimp', audienceId: 'a1', name: 'Newsletter' },
      ...{ statuses: ['subscribed'], segmentId: null, changedSince: null, createdAt: new Date() },
      ...{ state: 'ready', errorCode: null, columns: COLUMNS, plan: [], totalBefore: 1, membersRead: 1, report: null },
    })
  }
  return id
}

const endJob = (id: string) => Object.assign(doors.store.jobs.get(keyOf(WORKSPACE, id)) ?? {}, { phase: 'ended' })

async function connect(): Promise<void> {
  const caps = { dayMicros: null, monthMicros: null }
  const spec = { id: 'mailchimp', workspaceId: WORKSPACE, service: 'mailchimp', name: 'Mailchimp', microsPerCredit: 0 }
  await doors.ports.connections.create({ ...spec, caps, rate: null, ttlDays: 1, createdAt: new Date() }, 'key-us1')
}

async function taskOf(step: Step): Promise<Task> {
  const messages = await memoryBacklog(doors.store).claim(100)
  const message = messages.find((each) => each.step === step)
  const begun = message && (await memoryRanges(doors.store).begin(message, 'worker'))
  if (begun?.outcome !== 'go') throw new Error(`no ${step}`)
  return begun.task
}

const create = (jobId: string, headers = editor, rules: unknown = undefined) =>
  ask(all.POST, { method: 'POST', headers, body: { jobId, rules } })
const codeOf = async (response: Response) => [response.status, (await response.json()).code]

it('is refused with a reason', async () => {
  const [file, running] = [await addJob('file'), await addJob('audience')]
  expect(await codeOf(await create(randomUUID()))).toEqual([422, 'write_back.no_such_job'])
  expect(await codeOf(await create(file))).toEqual([422, 'write_back.not_from_audience'])
  expect(await codeOf(await create(running))).toEqual([409, 'write_back.job_not_ended'])
  endJob(running)
  expect(await codeOf(await create(running))).toEqual([409, 'write_back.no_connection'])
  expect(await codeOf(await create(running, viewer))).toEqual([403, 'access.forbidden'])
  expect(await codeOf(await create(running, editor, { phone: 'blank' }))).toEqual([400, 'request.invalid'])
  expect(await codeOf(await create(running, stranger))).toEqual([422, 'write_back.no_such_job'])
})

it('is previewed, applied and undone, and shows what became of whom', async () => {
  await connect()
  const jobId = await addJob('audience')
  endJob(jobId)
  const created = await create(jobId, editor, { phone: 'overwrite' })
  expect(created.status).toBe(202)
  const { id, ...view } = await created.json()
  expect(view).toMatchObject({ jobId, state: 'previewing', audienceName: 'Newsletter', plan: null, mayApply: false })
  const params = { id }
  const post = (handler: typeof apply.POST, headers = editor) => ask(handler, { method: 'POST', headers, params })
  expect(await codeOf(await post(apply.POST))).toEqual([409, 'write_back.not_now'])

  const writeBacks = memoryWriteBacks(doors.store)
  const task = await taskOf('preview_back')
  const prefix = changesPrefix(WORKSPACE, jobId, id, task.generation, task.attempt)
  await doors.objects.write(changesKey(prefix, 0), [Buffer.from(JSON.stringify([plan]))], 'application/json')
  const left = { 'value.not_blank': 2 }
  const fields = [{ field: 'phone', fills: 1, overwrites: 0, left }] as const
  await writeBacks.finishPreview(task, { prefix, members: 1, batches: 1, fields })
  const shown = await (await ask(one.GET, { headers: viewer, params })).json()
  expect(shown).toMatchObject({
    state: 'ready',
    mayApply: true,
    mayUndo: false,
    pending: 1,
    plan: { members: 1, fields },
  })
  expect(await (await ask(changes.GET, { headers: viewer, params })).json()).toEqual({ members: [plan], next: null })
  expect((await ask(one.GET, { headers: stranger, params })).status).toBe(404)
  expect((await ask(changes.GET, { headers: stranger, params })).status).toBe(404)

  expect((await post(apply.POST, viewer)).status).toBe(403)
  expect(await (await post(apply.POST)).json()).toMatchObject({ state: 'applying' })
  expect(await codeOf(await create(jobId))).toEqual([409, 'write_back.running'])
  expect(await codeOf(await post(undo.POST))).toEqual([409, 'write_back.not_now'])
  expect(await codeOf(await ask(stop.POST, { method: 'POST', headers: viewer, params }))).toEqual([
    403,
    'access.forbidden',
  ])
  expect(await (await post(stop.POST)).json()).toMatchObject({
    ...{ state: 'failed', errorCode: 'write_back.stopped', failedIn: 'apply', mayApply: true, mayUndo: true },
  })
  expect(await codeOf(await post(stop.POST))).toEqual([409, 'write_back.not_now'])
  expect((await post(apply.POST)).status).toBe(202)
  const batch = await taskOf('write_back')
  const status = [{ tag: null, fields: [], reason: 'member.status' }] as const
  await writeBacks.settle(batch, { ...plan, place: 0, changes: [], outcome: 'conflict', left: status })
  await writeBacks.finishBatch(batch)
  const path = '/?outcome=conflict'
  const { members: told } = await (await ask(members.GET, { headers: viewer, params, path })).json()
  const detail = 'The member has another status now than those you chose.'
  const member = { row: 1, memberId: 'abc', email: 'ana@example.com', changes: [], undo: null, undoLeft: [] }
  expect(told).toEqual([{ ...member, outcome: 'conflict', left: [{ ...status[0], detail }] }])
  expect((await ask(members.GET, { headers: stranger, params })).status).toBe(404)
  expect(await (await post(undo.POST)).json()).toMatchObject({
    state: 'undoing',
    outcomes: { conflict: 1 },
    pending: 0,
  })
  const listed = await (await ask(all.GET, { headers: viewer, path: `/?jobId=${jobId}` })).json()
  expect(listed.items.map((item: { id: string }) => item.id)).toEqual([id])
})
