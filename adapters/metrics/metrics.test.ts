/** The metrics of a known house, read by a parser of our own of the text format (prometheus.io/docs, "Exposition formats"). */
import { expect, test } from 'vitest'
import type { Overview } from '#pipeline/ports/operating.ts'
import { createMetrics, type MetricFacts } from './metrics.ts'

interface Family {
  readonly type: string
  readonly help: string
  /** Labels as they stand → value. */
  readonly samples: Map<string, number>
}

const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (\S+)$/

function read(text: string): ReadonlyMap<string, Family> {
  expect(text.endsWith('\n')).toBe(true)
  const families = new Map<string, Family>()
  const helps = new Map<string, string>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const [, keyword, about = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? []
    if (keyword === 'HELP') {
      expect(helps.has(about), `HELP ${about} twice`).toBe(false)
      helps.set(about, rest)
    } else if (keyword === 'TYPE') {
      expect(families.has(about), `TYPE ${about} twice`).toBe(false)
      expect(['counter', 'gauge', 'histogram', 'summary']).toContain(rest)
      families.set(about, { type: rest, help: helps.get(about) ?? '', samples: new Map() })
    } else {
      const [, name = '', labels = '', value] = SAMPLE.exec(line) ?? []
      const family = families.get(name) ?? families.get(name.replace(/_(bucket|sum|count)$/, ''))
      if (!family) throw new Error(`no type before: ${line}`)
      const key = `${name}{${labels}}`
      expect(family.samples.has(key), `twice: ${line}`).toBe(false)
      // Read without regard to case, as Go's ParseFloat does, which the format names.
      expect(Number.isNaN(Number(value)) && !/^nan$/i.test(value ?? ''), line).toBe(false)
      family.samples.set(key, Number(value))
    }
  }
  return families
}

const worker = (id: string, task: Overview['workers'][number]['task']) => ({
  id,
  startedAt: new Date(),
  seenSeconds: 1,
  task,
})

const FACTS: MetricFacts = {
  overview: {
    steps: [
      { step: 'enrich', state: 'ready', reason: null, count: 7, oldestSeconds: 12.5 },
      { step: 'enrich', state: 'sent', reason: null, count: 4, oldestSeconds: 3 },
      { step: 'enrich', state: 'parked', reason: 'paused', count: 5, oldestSeconds: 100 },
      { step: 'enrich', state: 'parked', reason: 'retry', count: 1, oldestSeconds: 2 },
      { step: 'calibrate', state: 'parked', reason: 'retry', count: 1, oldestSeconds: 1 },
      { step: 'enrich', state: 'dead', reason: null, count: 2, oldestSeconds: 3600 },
      { step: 'merge', state: 'dead', reason: null, count: 1, oldestSeconds: 60 },
    ],
    backlog: 11,
    lag: { rangeSeconds: 12.5, stepSeconds: 20 },
    dead: [],
    workers: [
      worker('a', null),
      worker('b', { workspaceId: 'local', subjectId: 'job', step: 'enrich', n: 3, attempt: 1, seconds: 2 }),
    ],
  },
  counts: [
    { name: 'rows', label: 'matched', value: 1_000_000 },
    { name: 'rows', label: 'no_match', value: 20 },
    { name: 'lookups', label: 'directory/matched', value: 1_000_000 },
    { name: 'steps', label: 'enrich/done', value: 40 },
    { name: 'steps', label: 'enrich/retry', value: 3 },
  ],
  window: 4,
  storedBytes: 123_456_789_012,
  space: { totalBytes: 500_000_000_000, freeBytes: 250_000_000_000, leastFreeBytes: 2_000_000_000 },
  parts: [
    { part: 'database', isWell: true },
    { part: 'queue', isWell: false },
  ],
}

const metrics = createMetrics()

test('each metric is told once, with its type and what it means', async () => {
  const families = read(await metrics.text(FACTS))
  for (const [name, { type, help, samples }] of families) {
    expect(help.length, name).toBeGreaterThan(10)
    if (type === 'counter' || name.startsWith('kith_')) expect(name.endsWith('_total'), name).toBe(type === 'counter')
    if (name.startsWith('kith_')) expect(samples.size, name).toBeGreaterThan(0)
  }
  expect([...families.keys()]).toEqual(
    expect.arrayContaining([
      'process_cpu_seconds_total',
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_seconds',
    ]),
  )
})

test('the numbers are those of the house', async () => {
  const families = read(await metrics.text(FACTS))
  const value = (name: string, labels = '') => families.get(name)?.samples.get(`${name}{${labels}}`)
  expect(value('kith_rows_total', 'status="matched"')).toBe(1_000_000)
  expect(value('kith_rows_total', 'status="no_match"')).toBe(20)
  expect(value('kith_rows_total', 'status="invalid"')).toBe(0)
  expect(value('kith_lookups_total', 'provider="directory",outcome="matched"')).toBe(1_000_000)
  expect(value('kith_lookups_total', 'provider="directory",outcome="failed"')).toBe(0)
  expect(value('kith_step_ends_total', 'step="enrich",end="retry"')).toBe(3)
  expect(value('kith_steps', 'step="enrich",state="parked"')).toBe(6)
  expect(value('kith_steps', 'step="split",state="ready"')).toBe(0)
  expect(value('kith_steps_oldest_seconds', 'step="enrich",state="parked"')).toBe(100)
  expect(value('kith_steps_oldest_seconds', 'step="enrich",state="ready"')).toBe(12.5)
  expect(value('kith_waiting_steps', 'reason="retry"')).toBe(2)
  expect(value('kith_waiting_steps', 'reason="paused"')).toBe(5)
  expect(value('kith_backlog_steps')).toBe(11)
  expect(value('kith_dead_steps')).toBe(3)
  expect(value('kith_in_flight_messages')).toBe(4)
  expect(value('kith_queue_window')).toBe(4)
  expect(value('kith_range_lag_seconds')).toBe(12.5)
  expect(value('kith_outbox_lag_seconds')).toBe(20)
  expect(value('kith_workers')).toBe(2)
  expect(value('kith_busy_workers')).toBe(1)
  expect(value('kith_stored_bytes')).toBe(123_456_789_012)
  expect(value('kith_disk_free_bytes')).toBe(250_000_000_000)
  expect(value('kith_disk_least_free_bytes')).toBe(2_000_000_000)
  expect(value('kith_part_up', 'part="database"')).toBe(1)
  expect(value('kith_part_up', 'part="queue"')).toBe(0)
})

test('another scrape tells of another moment; without a disk of ours none is told', async () => {
  const later = { ...FACTS, space: null, counts: [{ name: 'rows', label: 'matched', value: 1_000_001 } as const] }
  const families = read(await metrics.text(later))
  expect(families.get('kith_rows_total')?.samples.get('kith_rows_total{status="matched"}')).toBe(1_000_001)
  expect(families.has('kith_disk_free_bytes')).toBe(false)
})

test('no id and no name of anybody is a label', async () => {
  const text = await metrics.text(FACTS)
  const labels = new Set([...text.matchAll(/[{,]([a-z_]+)="/g)].map(([, name]) => name))
  const ofHouse = [...labels].filter((name) =>
    ['status', 'provider', 'outcome', 'step', 'end', 'state', 'reason', 'part'].includes(name ?? ''),
  )
  const ofProcess = [...labels].filter((name) =>
    ['version', 'major', 'minor', 'patch', 'kind', 'le', 'type', 'space', 'quantile'].includes(name ?? ''),
  )
  expect(ofHouse.length + ofProcess.length).toBe(labels.size)
})
