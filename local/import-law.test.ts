import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** What each file says. Those marked by a comment break the rule that the comment names. */
const LAWFUL = {
  'core/match.ts': `import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js'\nexport const match = JaroWinklerDistance`,
  'pipeline/ports/match.ts': `import { match } from '#core/match.ts'\nexport type Match = typeof match`,
  'pipeline/enrich.ts': `import type { Match } from './ports/match.ts'\nimport { match } from '#core/match.ts'\nexport const enrich: Match = match`,
  'adapters/postgres/jobs.ts': `import { Client } from 'pg'\nimport type { Match } from '#pipeline/ports/match.ts'\nexport const jobs = [Client] as unknown as Match[]`,
  'adapters/wire.ts': `import { settings } from '#env'\nimport { jobs } from './postgres/jobs.ts'\nexport const wire = [settings, jobs]`,
  'app/_ui/card.ts': `export const card = 1`,
  'app/jobs/page.ts': `import { wire } from '#adapters/wire.ts'\nimport { card } from '#app/_ui/card.ts'\nexport const page = [wire, card]`,
  'worker/main.ts': `import { wire } from '#adapters/wire.ts'\nimport { enrich } from '#pipeline/enrich.ts'\nexport const worker = [wire, enrich]`,
  'cli/main.ts': `import { enrich } from '#pipeline/enrich.ts'\nexport const cli = enrich`,
  'local/s3/server.ts': `import type { Match } from '#pipeline/ports/match.ts'\nexport const server = (match: Match) => match`,
  'local/supervisor.ts': `import { settings } from '#env'\nexport const supervisor = settings`,
  'env.ts': `import { z } from 'zod'\nexport const settings = z`,
}

const OFFENCES: readonly (readonly [file: string, text: string, rule: string])[] = [
  ['core/reads-disk.ts', `import { readFileSync } from 'node:fs'`, 'core imports core and pure packages'],
  ['core/reads-disk-late.ts', `export const late = () => import('node:fs')`, 'core imports core and pure packages'],
  ['core/impure-package.ts', `import { z } from 'zod'`, 'core imports core and pure packages'],
  ['core/looks-up.ts', `import type { Match } from '#pipeline/ports/match.ts'`, 'core imports core and pure packages'],
  ['pipeline/touches.ts', `import { jobs } from '#adapters/postgres/jobs.ts'`, 'a step imports core and ports'],
  ['pipeline/calls-step.ts', `import { enrich } from './enrich.ts'`, 'a step imports core and ports'],
  ['pipeline/opens-file.ts', `import { open } from 'node:fs/promises'`, 'a step imports core and ports'],
  [
    'adapters/mail/peeks.ts',
    `import { jobs } from '../postgres/jobs.ts'`,
    'an adapter imports core, ports and its own',
  ],
  [
    'adapters/mail/steps.ts',
    `import { enrich } from '#pipeline/enrich.ts'`,
    'an adapter imports core, ports and its own',
  ],
  ['adapters/mail/settings.ts', `import type { settings } from '#env'`, 'an adapter is not wired by itself'],
  ['adapters/clock.ts', `import { jobs } from './postgres/jobs.ts'`, 'an adapter file imports core and ports'],
  ['adapters/s3/prisma.ts', `import { Prisma } from '@prisma/client'`, 'Prisma stays in adapters/postgres'],
  [
    'adapters/s3/generated.ts',
    `import { Db } from '../../prisma/generated/client.ts'`,
    'Prisma stays in adapters/postgres',
  ],
  ['app/jobs/settings.ts', `import { settings } from '#env'`, 'settings come through wire'],
  ['app/jobs/query.ts', `import { Client } from 'pg'`, 'vendors are touched by adapters'],
  ['app/jobs/bucket.ts', `import { S3Client } from '@aws-sdk/client-s3'`, 'vendors are touched by adapters'],
  ['app/keys/page.ts', `import { page } from '../jobs/page.ts'`, 'a feature imports no other feature'],
  ['app/(pages)/start/page.ts', `import { page } from '../../jobs/page.ts'`, 'a page imports no other feature'],
  ['app/(pages)/uploads/page.ts', `import { offence } from '../start/page.ts'`, 'a page imports no other feature'],
  ['app/keys/worker.ts', `import { worker } from '#worker/main.ts'`, 'a door imports no other door'],
  ['cli/app.ts', `import { page } from '#app/jobs/page.ts'`, 'a door imports no other door'],
  ['worker/stand-in.ts', `import { server } from '#local/s3/server.ts'`, 'a door imports no other door'],
  ['adapters/mail/door.ts', `import { cli } from '../../cli/main.ts'`, 'nothing is built on a door'],
  ['local/mail/match.ts', `import { match } from '#core/match.ts'`, 'local knows types of ours only'],
  ['local/sqs/neighbour.ts', `import { server } from '../s3/server.ts'`, 'a stand-in knows only itself'],
  ['local/sqs/settings.ts', `import { settings } from '#env'`, 'a stand-in knows only itself'],
  ['local/s3/sdk.ts', `import { S3Client } from '@aws-sdk/client-s3'`, 'S3 and SQS stand-ins have no dependencies'],
  ['worker/twin.ts', `import { spared } from '../core/x-under-test.ts'`, 'what is for tests stays with tests'],
  ['core/left.ts', `import { right } from './right.ts'\nexport const left: unknown = right`, 'no circles'],
  ['core/lost.ts', `import { gone } from './gone.ts'`, 'every import is found'],
]

let tree: string

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), `${text}\n`)
  }
}

function judge(): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((done) => {
    const script = join(root, 'local', 'import-law.mjs')
    execFile(process.execPath, [script, tree], (error, stdout, stderr) =>
      done({ code: error ? 1 : 0, output: stdout + stderr }),
    )
  })
}

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'kith law '))
  for (const name of ['package.json', 'tsconfig.json']) cpSync(join(root, name), join(tree, name))
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction')
  write(LAWFUL)
})

afterAll(() => rmSync(tree, { recursive: true, force: true }))

test('a tree within the law passes, and nothing passes unread', async () => {
  const { code, output } = await judge()
  expect(output).toMatch(/^12 modules|\b0 against the law/)
  expect(code).toBe(0)
})

test('every offence is refused by the rule that forbids it', async () => {
  write({ 'core/right.ts': `import { left } from './left.ts'\nexport const right: unknown = left` })
  write({ 'core/x-under-test.ts': 'export const spared = 1' })
  write({ 'prisma/generated/client.ts': 'export const Db = 1' })
  write(Object.fromEntries(OFFENCES.map(([file, text]) => [file, `${text}\nexport const offence = 1`])))
  const { code, output } = await judge()
  expect(code).toBe(1)
  const refused = output.split('\n')
  const unpunished = OFFENCES.filter(
    ([file, , rule]) => !refused.some((line) => line.startsWith(`${file} → `) && line.endsWith(`: ${rule}`)),
  )
  expect(unpunished).toEqual([])
})
