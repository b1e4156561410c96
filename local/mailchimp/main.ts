// Runs the stand-in as a process.
import { readFile } from 'node:fs/promises'
import { jsonSetting, portSetting, runStandIn, setting } from '../simulator/run-stand-in.ts'
import { listAudience } from './crowd.ts'
import { startMailchimpStandIn } from './stand-in.ts'

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

await runStandIn(async () =>
  startMailchimpStandIn({
    port: portSetting('MAILCHIMP_STAND_IN_PORT'),
    audiences: [
      listAudience('Sample newsletter', readRows(await readFile(setting('MAILCHIMP_STAND_IN_MEMBERS'), 'utf8'))),
    ],
    dials: jsonSetting('MAILCHIMP_STAND_IN_DIALS'),
    key: setting('MAILCHIMP_STAND_IN_KEY'),
    token: setting('MAILCHIMP_STAND_IN_TOKEN'),
  }),
)
