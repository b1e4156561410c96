// Runs the stand-in as a process: settings from the environment, one JSON line when ready, a clean end on signals.
import { readFile } from 'node:fs/promises'
import { listAudience } from './crowd.ts'
import { startMailchimpStandIn } from './stand-in.ts'

function setting(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set.`)
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

/** Rows of a list without quoted cells, by the names of its columns. */
function readRows(csv: string): readonly ReadonlyMap<string, string>[] {
  const [header = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = header.split(',')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split(',')
      return new Map(names.map((name, column) => [name, cells[column] ?? '']))
    })
}

try {
  const rows = readRows(await readFile(setting('MAILCHIMP_STAND_IN_MEMBERS'), 'utf8'))
  const standIn = await startMailchimpStandIn({
    port: Number(setting('MAILCHIMP_STAND_IN_PORT')),
    audiences: [listAudience('Sample newsletter', rows)],
    dials: JSON.parse(process.env.MAILCHIMP_STAND_IN_DIALS || '{}'),
    key: setting('MAILCHIMP_STAND_IN_KEY'),
    token: setting('MAILCHIMP_STAND_IN_TOKEN'),
  })
  const stop = (): void => {
    standIn.close().catch(fail)
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  console.log(JSON.stringify({ ready: true, port: standIn.port }))
} catch (error) {
  fail(error)
}
