import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Journal } from './journal.ts'

let dir: string
let file: string
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'kith-journal-'))
  file = path.join(dir, 'journal')
})
afterEach(() => rm(dir, { recursive: true }))

/** A journal of numbers under names; the latest under a name counts. */
async function open() {
  const state = new Map<string, number>()
  const journal = await Journal.open<{ name: string; value: number }, void>({
    file,
    apply: ({ name, value }) => void state.set(name, value),
    snapshot: () => [...state].map(([name, value]) => ({ name, value })),
  })
  return { journal, state }
}

async function write(names: readonly string[]) {
  const { journal } = await open()
  await Promise.all(names.map((name, value) => journal.append({ name, value })))
  await journal.close()
}

test('entries come back in their order', async () => {
  await write(['a', 'b', 'ü\n', 'a'])
  const { journal, state } = await open()
  expect([...state]).toEqual([
    ['a', 3],
    ['b', 1],
    ['ü\n', 2],
  ])
  await journal.close()
})

test('an entry is applied when it is on the disk, not before', async () => {
  const { journal, state } = await open()
  const appended = journal.append({ name: 'a', value: 1 })
  expect(state.size).toBe(0)
  await appended
  expect(state.get('a')).toBe(1)
  expect(await readFile(file, 'utf8')).toContain('"a"')
  await journal.close()
})

test('cut off at any byte, all entries before the cut are there and new ones can follow', async () => {
  await write(['a', 'b'])
  const { size } = await stat(file)
  const whole = await readFile(file)
  const firstEnds = whole.indexOf('\n') + 1
  for (let bytes = 0; bytes < size; bytes++) {
    await writeFile(file, whole)
    await truncate(file, bytes)
    const { journal, state } = await open()
    expect([...state.keys()]).toEqual(bytes >= firstEnds ? ['a'] : [])
    await journal.append({ name: 'c', value: 1 })
    await journal.close()
    const reopened = await open()
    expect(reopened.state.get('c')).toBe(1)
    await reopened.journal.close()
  }
})

test('a bad entry at the end is dropped, one in the middle is refused', async () => {
  await write(['a', 'b'])
  await appendFile(file, '00000000 {"name":"c","value":1}\n')
  const { journal, state } = await open()
  expect([...state.keys()]).toEqual(['a', 'b'])
  await journal.close()
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('"a"', '"x"'))
  await expect(open()).rejects.toMatchObject({ code: 'journal.damaged' })
})

test('a journal grown far beyond its state is rewritten while it is written to, and stays whole', async () => {
  const { journal, state } = await open()
  const values = Array.from({ length: 30_000 }, (_, i) => i)
  await Promise.all(values.map((value) => journal.append({ name: `n${value % 10}`, value })))
  await journal.append({ name: 'last', value: 1 })
  expect((await readFile(file, 'utf8')).split('\n').length).toBeLessThan(20_000)
  await journal.append({ name: 'later', value: 2 })
  await journal.close()
  const reopened = await open()
  expect(reopened.state).toEqual(state)
  expect(reopened.state.size).toBe(12)
  await reopened.journal.close()
})

test('an entry that cannot be written is refused, and what follows is not', async () => {
  const { journal, state } = await open()
  const circular = { name: 'a', value: 1, self: {} }
  circular.self = circular
  await expect(journal.append(circular)).rejects.toThrow()
  await journal.append({ name: 'b', value: 2 })
  expect([...state.keys()]).toEqual(['b'])
  await journal.close()
})
