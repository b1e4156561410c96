/** A merge that another one has overtaken changes nothing, wherever it stood; the files are those of an undisturbed job. */
import { expect, test } from 'vitest'
import { twinHouse, WORKSPACE } from './twin-house.ts'

const LIST = `first name,email,note\n${Array.from({ length: 700 }, (_, i) => `Ann,ann${i % 300}@mail.example,=${i}\n`).join('')}`

async function finished() {
  const house = twinHouse()
  await house.addJob('job', LIST, [])
  await house.work()
  return house
}
const undisturbed = finished().then((house) => house.files('job'))

test.each([1, 2, 3, 4])('overtaken before its file %s', async (place) => {
  const house = twinHouse()
  const { objects } = house.ports
  const { write } = objects
  let written = 0
  objects.write = async (key, bytes, contentType) => {
    if (key.startsWith('results/') && ++written === place) {
      // Its heartbeat is long gone: somebody else begins it, and ends it.
      house.wait(60_000)
      await house.backlog.sweep()
      for (const message of await house.backlog.claim(1)) await house.performOne(message)
      expect((await house.job('job')).phase).toBe('ended')
      // What it writes now is late, and need not even be right.
      return write(key, [new TextEncoder().encode('late')], contentType)
    }
    return write(key, bytes, contentType)
  }
  await house.addJob('job', LIST, [])
  await house.work()

  expect(await house.files('job')).toEqual(await undisturbed)
  const job = await house.job('job')
  expect(job.resultGeneration).toBe(1)
  expect(new Set(job.files.map(({ key }) => key.split('/').slice(0, -1).join('/')))).toEqual(
    new Set([`results/${WORKSPACE}/job/1/1-2`]),
  )
  expect(house.ports.mail.sent).toHaveLength(1)
})
