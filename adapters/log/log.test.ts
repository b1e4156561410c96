import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { createLog, type LogLevel } from './log.ts'

function logTo(lines: string[], level: LogLevel = 'info') {
  return createLog({ level, from: 'worker', to: { write: (line) => void lines.push(line) } })
}

test('an event is one line of JSON with its level, time and facts', () => {
  const lines: string[] = []
  logTo(lines).log('warn', 'step.failed', { step: 'enrich', n: 3, generation: 1, attempt: 2, code: 'object.missing' })
  expect(lines).toHaveLength(1)
  const [line = ''] = lines
  expect(line.endsWith('}\n')).toBe(true)
  const { time, ...facts } = JSON.parse(line)
  expect(new Date(time).toISOString()).toBe(time)
  expect(facts).toEqual({
    level: 'warn',
    from: 'worker',
    event: 'step.failed',
    step: 'enrich',
    n: 3,
    generation: 1,
    attempt: 2,
    code: 'object.missing',
  })
})

test.each([
  ['debug', ['debug', 'info', 'warn', 'error']],
  ['info', ['info', 'warn', 'error']],
  ['error', ['error']],
  ['silent', []],
] as const)('the level %s leaves out what is below it', (level, left) => {
  const lines: string[] = []
  const { log } = logTo(lines, level)
  for (const each of ['debug', 'info', 'warn', 'error'] as const) log(each, 'event')
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(left)
})

test('a code that is no fixed word is not told', () => {
  const lines: string[] = []
  logTo(lines).log('warn', 'step.failed', { code: 'cannot read ada@example.com' })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ code: 'unknown' })
})

test('what is logged within a request carries its id, whatever runs beside it', async () => {
  const lines: string[] = []
  const { log, within } = logTo(lines)
  const request = (requestId: string) =>
    within({ requestId }, async () => {
      await new Promise((resume) => setImmediate(resume))
      await within({ workspaceId: `of ${requestId}` }, async () => log('info', 'inside'))
      log('info', 'end')
    })
  await Promise.all([request('a'), request('b')])
  log('info', 'outside')
  const told = lines
    .map((line) => JSON.parse(line))
    .map(({ event, requestId, workspaceId }) => [event, requestId, workspaceId])
  const of = (request: string | undefined) => told.filter(([, requestId]) => requestId === request)
  for (const id of ['a', 'b']) {
    expect(of(id)).toEqual([
      ['inside', id, `of ${id}`],
      ['end', id, undefined],
    ])
  }
  expect(of(undefined)).toEqual([['outside', undefined, undefined]])
})

test('a line is out before the process can end', () => {
  const script = `
    const { pino, destination } = await import('pino')
    pino({}, destination({ fd: 1, sync: true })).info({ event: 'last' })
    process.kill(process.pid, 'SIGKILL')`
  const { stdout, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(signal).toBe('SIGKILL')
  expect(JSON.parse(stdout)).toMatchObject({ event: 'last' })
})
