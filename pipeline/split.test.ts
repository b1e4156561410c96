/** A list is cut while it is being read, in any encoding, and the cuts outlive whoever makes them. */
import { describe, expect, test } from 'vitest'
import type { Span, Task } from './ports/messages.ts'
import type { ObjectReader } from './ports/objects.ts'
import { StoreError } from './ports/store-error.ts'
import { twinHouse, WORKSPACE } from './twin-house.ts'

const HEADER = 'First Name,Last Name,Email,Notes\n'
const PEOPLE = 'id,First Name,Last Name,Email\n1,Ann,Lee,ann7@lee.example\n2,Jo,Öz,jo@oz.example\n'
const NOTES = ['plain', '"a, b"', '"two\nlines"', '"said ""hi"" twice"', '"one\r\nmore\r\n"', '']
/** About 110 kB. */
const ROWS = 3_000
const listOf = (name: string) =>
  HEADER +
  Array.from({ length: ROWS }, (_, i) => `Ann${i},${name},ann${i}@lee.example,${NOTES[i % NOTES.length]}\n`).join('')

/** As a store sends it: some bytes at a time. */
function inChunks(read: ObjectReader['read'], bytes: number): ObjectReader['read'] {
  return async function* (key, options) {
    for await (const whole of read(key, options)) {
      for (let at = 0; at < whole.length; at += bytes) yield whole.subarray(at, at + bytes)
    }
  }
}

type House = ReturnType<typeof twinHouse>

const spansOf = async ({ ports }: House): Promise<readonly Span[]> =>
  (await ports.ranges.parts(WORKSPACE, 'job', 0, 1_000)).map(({ span }) => span)

async function openHouse(list: string | Uint8Array, directories: readonly string[]): Promise<House> {
  const house = twinHouse()
  house.ports.objects.read = inChunks(house.ports.objects.read, 10_007)
  await house.addDirectory('people', PEOPLE)
  await house.work()
  await house.addJob('job', list, directories)
  return house
}

async function finished(list: string | Uint8Array) {
  const house = await openHouse(list, [])
  await house.work()
  return { house, files: await house.files('job'), spans: await spansOf(house) }
}

test('ranges can be worked on, to the end, while the rest is still being read', async () => {
  const house = await openHouse(listOf('Lee'), [])
  const [calibrate, split] = await house.backlog.claim(2)
  if (calibrate === undefined || split === undefined) throw new Error('not ready')
  const isSplit = (message: typeof split) => message.step === 'split'
  const { read } = house.ports.objects
  const done = { ranges: 0 }
  house.ports.objects.read = async function* (key, options) {
    let bytes = 0
    for await (const chunk of read(key, options)) {
      yield chunk
      bytes += chunk.length
      // Everything that was found so far is done before another byte comes.
      if (bytes < 80_000 || done.ranges > 0) continue
      house.ports.objects.read = read
      await house.performOne(isSplit(split) ? calibrate : split)
      for (const message of await house.backlog.claim(20)) await house.performOne(message)
      const job = await house.job('job')
      expect(job.rangesTotal).toBeNull()
      done.ranges = job.rangesDone
    }
  }
  await house.performOne(isSplit(split) ? split : calibrate)
  expect(done.ranges).toBeGreaterThan(3)
  await house.work()
  expect(await house.files('job')).toEqual((await finished(listOf('Lee'))).files)
})

describe('a split that dies at a record of ranges', () => {
  test.each(['before', 'after'] as const)('goes on from the last one, %s which it died', async (when) => {
    const undisturbed = await finished(listOf('Lee'))
    const house = await openHouse(listOf('Lee'), [])
    const { append } = house.ports.ranges
    const { read } = house.ports.objects
    const begun: number[] = []
    const died = new Set<number>()
    house.ports.ranges.append = async (task: Task, firstN, spans) => {
      const isFirst = !died.has(firstN)
      died.add(firstN)
      if (isFirst && when === 'before') throw new StoreError()
      const answer = await append(task, firstN, spans)
      if (isFirst) throw new StoreError()
      return answer
    }
    house.ports.objects.read = (key, options) => {
      if (options?.range !== undefined && key.startsWith('uploads/')) begun.push(options.range.from)
      return read(key, options)
    }
    while ((await house.job('job')).phase !== 'ended') {
      await house.work()
      house.wait(60_000)
    }
    expect(died.size).toBeGreaterThan(2)
    expect(await spansOf(house)).toEqual(undisturbed.spans)
    expect(await house.files('job')).toEqual(undisturbed.files)
    // Each reading began at the beginning or where a recorded range ends.
    const ends = new Set(undisturbed.spans.flatMap(({ fromByte, toByte }) => [fromByte, toByte]))
    expect(begun.every((from) => ends.has(from))).toBe(true)
  })
})

describe('a list in another encoding', () => {
  /** Two bytes each in Shift-JIS; the second one of 表 is a backslash's. */
  const SHIFT_JIS: Readonly<Record<string, readonly number[]>> = {
    山: [0x8e, 0x52],
    田: [0x93, 0x63],
    表: [0x95, 0x5c],
  }
  const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16()

  const encodings: Readonly<Record<string, { readonly name: string; readonly encode: (text: string) => Uint8Array }>> =
    {
      'utf-16le': { name: 'Öz花', encode: (text) => Buffer.from(`\ufeff${text}`, 'utf16le') },
      'utf-16be': { name: 'Öz花', encode: (text) => bigEndian(`\ufeff${text}`) },
      'windows-1252': { name: 'Öz', encode: (text) => Buffer.from(text, 'latin1') },
      shift_jis: {
        name: '山田表',
        encode: (text) =>
          Uint8Array.from(Array.from(text).flatMap((letter) => SHIFT_JIS[letter] ?? letter.charCodeAt(0))),
      },
    }

  test.each(Object.entries(encodings))(
    '%s gives the same ranges and rows as in UTF-8, without a copy of it',
    async (encoding, { name, encode }) => {
      const list = listOf(name)
      const { house, files, spans } = await finished(encode(list))
      const { source } = await house.job('job')
      expect(source.dialect.encoding).toBe(encoding)
      const inUtf8 = await finished(source.dialect.bom ? `\ufeff${list}` : list)
      expect(spans.map(({ firstRow, rows }) => [firstRow, rows])).toEqual(
        inUtf8.spans.map(({ firstRow, rows }) => [firstRow, rows]),
      )
      expect(files).toEqual(inUtf8.files)
      const kinds = new Set(house.ports.objects.keys().map((key) => key.split('/')[0]))
      expect([...kinds].sort()).toEqual(['directories', 'parts', 'results', 'uploads'])
      expect(house.ports.objects.keys().filter((key) => key.startsWith('uploads/'))).toHaveLength(2)
    },
  )
})
