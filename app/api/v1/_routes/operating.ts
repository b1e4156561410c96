/** How this Kith stands and what it keeps: for operators, monitors and owners. */
import type { RouteSpec } from '#app/_access/route.ts'
import { OperatorsView, Redrive, Redriven } from '../_schemas/operators.ts'
import { RetentionView } from '../_schemas/retention.ts'
import { Health, Status } from '../_schemas/status.ts'

export const OPERATING_ROUTES = {
  health: {
    method: 'GET',
    path: '/api/v1/health',
    who: 'open',
    does: 'Whether the web server lives: it answers, whatever it depends on',
    answer: Health,
    isPolled: true,
    status: 200,
  },
  ready: {
    method: 'GET',
    path: '/api/v1/ready',
    who: 'open',
    does: 'Whether requests may be sent here: database, object store and queue answer; else 503 with the code of one that does not',
    answer: Health,
    isPolled: true,
    status: 200,
  },
  openapi: { method: 'GET', path: '/api/v1/openapi.json', who: 'open', does: 'This description', status: 200 },
  status: {
    method: 'GET',
    path: '/api/v1/status',
    who: 'viewer',
    does: 'How each part is, and the limits',
    answer: Status,
    status: 200,
  },
  operators: {
    method: 'GET',
    path: '/api/v1/operators',
    who: 'operator',
    does: 'How the queue, the workers, the parts and the store stand, over all workspaces',
    answer: OperatorsView,
    isPolled: true,
    status: 200,
  },
  redrive: {
    method: 'POST',
    path: '/api/v1/operators/redrive',
    who: 'operator',
    does: 'Give dead steps another life: all, those of one job or directory, or one',
    body: Redrive,
    answer: Redriven,
    status: 200,
  },
  metrics: {
    method: 'GET',
    path: '/api/v1/metrics',
    who: 'scraper',
    does: "Metrics in Prometheus' text format; takes KITH_METRICS_TOKEN as well",
    isPolled: true,
    status: 200,
  },
  getRetention: {
    method: 'GET',
    path: '/api/v1/retention',
    who: 'owner',
    does: 'For how many days files are kept',
    answer: RetentionView,
    status: 200,
  },
  setRetention: {
    method: 'PUT',
    path: '/api/v1/retention',
    who: 'owner',
    does: 'Say for how many days files are kept; what is older goes within minutes',
    body: RetentionView,
    answer: RetentionView,
    status: 200,
  },
} as const satisfies Record<string, RouteSpec>
