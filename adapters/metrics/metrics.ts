/**
 * The metrics in Prometheus' text format, by prom-client. What workers do is read from the database, so that it is right
 * whichever web server is scraped and however many machines work; only the process's own figures are this server's.
 */
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { DIRECTORY, OUTCOMES_OF_LOOKUPS } from '#core/counts-to-keep.ts'
import { ROW_STATUSES } from '#core/outcome.ts'
import { STEPS } from '#pipeline/ports/messages.ts'
import type { Count, Overview } from '#pipeline/ports/operating.ts'

export interface MetricFacts {
  readonly overview: Overview
  readonly counts: readonly Count[]
  /** Messages that may be in flight at once. */
  readonly window: number
  readonly storedBytes: number
  /** Null where the store is not on a disk of this machine. */
  readonly space: { readonly totalBytes: number; readonly freeBytes: number; readonly leastFreeBytes: number } | null
  readonly parts: readonly { readonly part: string; readonly isWell: boolean }[]
}

export interface Metrics {
  readonly contentType: string
  text(facts: MetricFacts): Promise<string>
}

const ENDS = ['done', 'failed', 'retry', 'dead'] as const
const STATES = ['ready', 'sent', 'parked', 'dead'] as const

/** To be called once per process: it begins to measure the process. */
export function createMetrics(): Metrics {
  const own = new Registry()
  collectDefaultMetrics({ register: own })
  return {
    contentType: own.contentType,
    async text(facts) {
      const [ofHouse, ofProcess] = await Promise.all([house(facts).metrics(), own.metrics()])
      return `${ofHouse}\n${ofProcess}`
    },
  }
}

/** A registry of one moment. */
function house({ overview, counts, window, storedBytes, space, parts }: MetricFacts): Registry {
  const registers = [new Registry()] as const
  const [registry] = registers

  function counter(name: string, help: string, labelNames: readonly string[]) {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [registry] })
  }
  function gauge(name: string, help: string, value?: number) {
    const made = new Gauge({ name, help, registers: [registry] })
    if (value !== undefined) made.set(value)
  }
  function gaugeBy<Label extends string>(name: string, help: string, labelNames: readonly Label[]) {
    return new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] })
  }
  const countsOf = (name: Count['name']) => counts.filter((count) => count.name === name)

  const rows = counter('kith_rows_total', 'Rows of accepted ranges, by status; tried again, they count again.', [
    'status',
  ])
  for (const status of ROW_STATUSES) rows.inc({ status }, 0)
  for (const { label: status, value } of countsOf('rows')) rows.inc({ status }, value)

  const lookups = counter('kith_lookups_total', 'People looked up, by kind of provider and outcome.', [
    'provider',
    'outcome',
  ])
  for (const outcome of OUTCOMES_OF_LOOKUPS) lookups.inc({ provider: DIRECTORY, outcome }, 0)
  for (const { label, value } of countsOf('lookups')) {
    const [provider = '', outcome = ''] = label.split('/')
    lookups.inc({ provider, outcome }, value)
  }

  const ended = counter('kith_step_ends_total', 'Attempts at a step that ended, by step and end.', ['step', 'end'])
  for (const step of STEPS) for (const end of ENDS) ended.inc({ step, end }, 0)
  for (const { label, value } of countsOf('steps')) {
    const [step = '', end = ''] = label.split('/')
    ended.inc({ step, end }, value)
  }

  const steps = gaugeBy('kith_steps', 'Steps that are not done, by step and state; enrich: ranges.', ['step', 'state'])
  const oldest = gaugeBy('kith_steps_oldest_seconds', 'Age of the one longest in a state; 0: none.', ['step', 'state'])
  const waiting = gaugeBy('kith_waiting_steps', 'Parked steps by what they wait for; enrich: ranges.', ['reason'])
  for (const step of STEPS) for (const state of STATES) for (const each of [steps, oldest]) each.set({ step, state }, 0)
  const ages = new Map<string, number>()
  for (const { step, state, reason, count, oldestSeconds } of overview.steps) {
    const age = Math.max(ages.get(`${step}/${state}`) ?? 0, oldestSeconds)
    ages.set(`${step}/${state}`, age)
    steps.inc({ step, state }, count)
    oldest.set({ step, state }, age)
    if (state === 'parked') waiting.inc({ reason: reason ?? 'unknown' }, count)
  }
  const inState = (state: string) =>
    overview.steps.reduce((sum, each) => (each.state === state ? sum + each.count : sum), 0)

  gauge('kith_backlog_steps', 'Steps that a worker has, or could have at once. Scale workers on it.', overview.backlog)
  gauge('kith_dead_steps', 'Steps that were given up and wait for a person.', inState('dead'))
  gauge('kith_in_flight_messages', 'Messages that were given out and are not done.', inState('sent'))
  gauge('kith_queue_window', 'Messages that are given out at once at most: two for each worker.', window)
  gauge('kith_range_lag_seconds', 'How long the oldest range waits to be given out.', overview.lag.rangeSeconds)
  gauge(
    'kith_outbox_lag_seconds',
    'How long the oldest step of any kind waits to be given out.',
    overview.lag.stepSeconds,
  )
  gauge('kith_workers', 'Workers seen lately.', overview.workers.length)
  gauge(
    'kith_busy_workers',
    'Those of them that have a step in hand.',
    overview.workers.filter(({ task }) => task).length,
  )
  gauge('kith_stored_bytes', 'Bytes of all files, reference lists, parts and results.', storedBytes)
  if (space) {
    gauge('kith_disk_total_bytes', 'Size of the disk that holds the local store.', space.totalBytes)
    gauge('kith_disk_free_bytes', 'What is free on it.', space.freeBytes)
    gauge('kith_disk_least_free_bytes', 'With less free on it nothing is given out.', space.leastFreeBytes)
  }
  const up = gaugeBy('kith_part_up', 'Whether a part answers as it should: 1 or 0.', ['part'])
  for (const { part, isWell } of parts) up.set({ part }, isWell ? 1 : 0)
  return registry
}
