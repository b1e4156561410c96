import { setTimeout as sleep } from 'node:timers/promises'
import { openStream } from '#app/_access/open-streams.ts'
import type { DoorPorts } from '#app/_access/ports.ts'
import { Refusal } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { isSettled } from '#pipeline/describe-job.ts'
import { lookAtJob } from '../../../_job-looks.ts'
import { oneJob } from '../../../_one-job.ts'
import { ROUTES } from '../../../_routes.ts'

const POLL_MS = 500
/** Proxies cut a stream that is silent for a minute. */
const HEARTBEAT_EVERY_POLLS = 30

export const GET = route(ROUTES.jobEvents, async ({ ports, access, params, signal }) => {
  const first = await oneJob(ports, access.workspaceId, params.id)
  if (first instanceof Refusal) return first
  const opened = openStream()
  const ended = AbortSignal.any([signal, opened.signal])
  const events = jobEvents(ports, access.workspaceId, params.id, ended)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await events.next()
      if (!done) return controller.enqueue(encoder.encode(value))
      opened.forget()
      controller.close()
    },
    async cancel() {
      opened.forget()
      await events.return(undefined)
    },
  })
  // Without `connection: close` an open stream would keep the server from ending.
  const headers = { 'content-type': 'text/event-stream', connection: 'close', 'x-accel-buffering': 'no' }
  return new Response(body, { headers })
})

/** Yields the job whenever it has changed, until it is settled or gone, or nobody listens any more. */
async function* jobEvents(
  ports: DoorPorts,
  workspaceId: string,
  id: string,
  ended: AbortSignal,
): AsyncGenerator<string, undefined> {
  let sent = ''
  for (let polls = 0; !ended.aborted; polls++) {
    const job = await lookAtJob(ports, workspaceId, id)
    if (job instanceof Refusal) return
    const data = JSON.stringify(job)
    if (data !== sent) yield `event: job\ndata: ${data}\n\n`
    else if (polls % HEARTBEAT_EVERY_POLLS === 0) yield ': still here\n\n'
    sent = data
    if (isSettled(job.status)) return
    await sleep(POLL_MS, undefined, { signal: ended }).catch(() => undefined)
  }
}
