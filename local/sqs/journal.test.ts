import { appendFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openJournal } from './journal.ts'
import { temporaryFolder } from './test-target.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await temporaryFolder()
  path = join(folder, 'journal.jsonl')
})
afterEach(() => rm(folder, { recursive: true }))

/** A journal whose state is a map; `state` is what was replayed and put since. */
async function openMap(compactFromBytes?: number) {
  const state = new Map<string, string>()
  const failures: Error[] = []
  const put = ([key, value]: readonly [string, string]): void => {
    state.set(key, value)
  }
  const journal = await openJournal({
    folder,
    replay: (record) => put(record as [string, string]),
    snapshot: () => state.entries(),
    onFailure: (error) => failures.push(error),
    compactFromBytes,
  })
  return {
    state,
    failures,
    close: journal.close,
    put(key: string, value: string): Promise<void> {
      put([key, value])
      return journal.append([key, value])
    },
  }
}

test('brings back what was appended, in order', async () => {
  const first = await openMap()
  await Promise.all([first.put('a', '1'), first.put('b', 'Zoë\n"'), first.put('a', '2')])
  await first.close()
  const second = await openMap()
  expect([...second.state]).toEqual([
    ['a', '2'],
    ['b', 'Zoë\n"'],
  ])
  await second.close()
})

test('forgets an unfinished last record and goes on after the one before', async () => {
  const first = await openMap()
  await first.put('a', '1')
  await first.put('b', '2')
  await first.close()
  await truncate(path, (await stat(path)).size - 3)
  const second = await openMap()
  expect([...second.state]).toEqual([['a', '1']])
  await second.put('c', '3')
  await second.close()
  const third = await openMap()
  expect([...third.state.keys()]).toEqual(['a', 'c'])
  await third.close()
})

test('refuses a file that was changed in the middle', async () => {
  const first = await openMap()
  await first.put('a', '1')
  await first.put('b', '2')
  await first.close()
  await writeFile(path, (await readFile(path, 'utf8')).replace('"1"', '"9"'))
  await expect(openMap()).rejects.toMatchObject({ code: 'journal_damaged' })
})

test('rewrites itself when it is mostly history, and loses nothing on the way', async () => {
  const first = await openMap(2_000)
  for (let round = 0; round < 50; round++) {
    await Promise.all(Array.from({ length: 20 }, (_, i) => first.put(`key ${i}`, `round ${round}`)))
  }
  await first.close()
  expect((await stat(path)).size).toBeLessThan(10_000)
  const second = await openMap()
  expect([...second.state]).toEqual([...first.state])
  await second.close()
})

test('ignores a rewrite that did not finish', async () => {
  const first = await openMap()
  await first.put('a', '1')
  await first.close()
  await appendFile(join(folder, 'journal.next'), 'half a snapsh')
  const second = await openMap()
  expect([...second.state]).toEqual([['a', '1']])
  await second.close()
})

test('rejects every change once the disk failed, and says so once', async () => {
  const map = await openMap(1)
  await rm(folder, { recursive: true })
  await expect(map.put('a', '1')).resolves.toBeUndefined()
  await expect(map.put('b', '2')).rejects.toMatchObject({ code: 'journal_write_failed' })
  await expect(map.put('c', '3')).rejects.toMatchObject({ code: 'journal_write_failed' })
  expect(map.failures).toHaveLength(1)
  await map.close()
  // For afterEach to remove.
  folder = await temporaryFolder()
})
