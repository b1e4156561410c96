import { expect, it } from 'vitest'
import { twinHouse, WORKSPACE } from './twin-house.ts'

it.each([
  ['a header alone', 'id,first_name,last_name,email\n'],
  ['blanks and fillers', 'id,first_name,last_name,email\n1,,,\n2,-,n/a,none\n'],
])('refuses a list in which nobody can be found: %s', async (_what, text) => {
  const house = twinHouse()
  await house.addDirectory('people', text)
  await house.addJob('job', 'first_name,last_name\nAnn,Berg\n', ['people'])
  await house.work()
  expect(await house.ports.directories.get(WORKSPACE, 'people')).toMatchObject({
    status: 'failed',
    errorCode: 'directory.no_usable_row',
  })
  expect(await house.job('job')).toMatchObject({ phase: 'failed', errorCode: 'directory.failed' })
})
