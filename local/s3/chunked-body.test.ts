// The worked examples of the Amazon S3 API reference for signed chunks, without and with a trailer, with the published
// signatures; and every way to break them.

import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type ChunkedForm, decodeChunkedBody } from './chunked-body.ts'

const signingKey = ['20130524', 'us-east-1', 's3', 'aws4_request'].reduce(
  (key, part) => createHmac('sha256', key).update(part).digest(),
  Buffer.from('AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
)
const common = { signingKey, timestamp: '20130524T000000Z', scope: '20130524/us-east-1/s3/aws4_request' }
const data = [Buffer.alloc(65_536, 'a'), Buffer.alloc(1024, 'a')]

interface Example {
  readonly form: ChunkedForm
  /** Of each chunk, the last and empty one included. */
  readonly signatures: readonly [string, string, string]
  readonly ending: string
}

const withoutTrailer: Example = {
  form: {
    signing: { ...common, signature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9' },
    trailerNames: [],
  },
  signatures: [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ],
  ending: '\r\n',
}
const withTrailer: Example = {
  form: {
    signing: { ...common, signature: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e' },
    trailerNames: ['x-amz-checksum-crc32c'],
  },
  signatures: [
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  ],
  ending:
    'x-amz-checksum-crc32c:sOO8/Q==\r\n' +
    'x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n',
}

function encode({ signatures, ending }: Example, chunks = data): Buffer {
  const framed = chunks.flatMap((chunk, i) => [
    Buffer.from(`${chunk.length.toString(16)};chunk-signature=${signatures[i]}\r\n`),
    chunk,
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...framed, Buffer.from(`0;chunk-signature=${signatures[2]}\r\n${ending}`)])
}

async function decode(body: Buffer, form: ChunkedForm, pieceBytes = 16_384) {
  const trailers = new Map<string, string>()
  const out: Buffer[] = []
  for await (const chunk of decodeChunkedBody(pieces(), form, trailers)) out.push(Buffer.from(chunk))
  return { data: Buffer.concat(out), trailers }

  async function* pieces() {
    for (let i = 0; i < body.length; i += pieceBytes) yield body.subarray(i, i + pieceBytes)
  }
}

describe.each([
  ['signed chunks', withoutTrailer],
  ['signed chunks and trailer', withTrailer],
])('%s', (_, example) => {
  const body = encode(example)

  test.each([1 << 20, 16_384, 977, 1])('come out the same in pieces of %i bytes', async (pieceBytes) => {
    const found = await decode(body, example.form, pieceBytes)
    expect(found.data.equals(Buffer.concat(data))).toBe(true)
  })

  test('a changed byte, a wrong signature or swapped chunks are refused', async () => {
    const changed = Buffer.from(body)
    changed[60_000] = 0x62
    await expect(decode(changed, example.form)).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
    const [one, two, end] = example.signatures
    for (const signatures of [
      [two, one, end],
      [one, two, one],
    ] as const)
      await expect(decode(encode({ ...example, signatures }), example.form)).rejects.toMatchObject({
        code: 'SignatureDoesNotMatch',
      })
    const unsigned = Buffer.from(body.toString('latin1').replace(/;chunk-signature=\w+/g, ''), 'latin1')
    await expect(decode(unsigned, example.form)).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
  })

  test('a body cut short, anywhere, or with something after it is refused', async () => {
    for (const bytes of [0, 10, 100, 50_000, 65_630, 66_700])
      await expect(decode(body.subarray(0, bytes), example.form)).rejects.toMatchObject({ code: 'IncompleteBody' })
    const longer = Buffer.concat([body, Buffer.from('more')])
    await expect(decode(longer, example.form)).rejects.toMatchObject({ code: 'IncompleteBody' })
  })
})

test('trailers come out, and only those announced and signed are taken', async () => {
  const { trailers } = await decode(encode(withTrailer), withTrailer.form)
  expect([...trailers]).toEqual([['x-amz-checksum-crc32c', 'sOO8/Q==']])
  const broken = [
    [withTrailer.ending.replace('sOO8', 'tOO8'), 'SignatureDoesNotMatch'],
    [withTrailer.ending.replace('d81f', 'd82f'), 'SignatureDoesNotMatch'],
    [withTrailer.ending.replace(/x-amz-trailer.*\r\n/, ''), 'SignatureDoesNotMatch'],
    [withTrailer.ending.replace(/x-amz-checksum.*\r\n/, ''), 'MalformedTrailerError'],
    [`x-amz-other:1\r\n${withTrailer.ending}`, 'MalformedTrailerError'],
  ] as const
  for (const [ending, code] of broken)
    await expect(decode(encode({ ...withTrailer, ending }), withTrailer.form)).rejects.toMatchObject({ code })
})

test('only the last chunk may be below 8 KiB', async () => {
  const form = { signing: null, trailerNames: [] }
  const small = Buffer.from('3\r\nabc\r\n3\r\nabc\r\n0\r\n\r\n')
  await expect(decode(small, form)).rejects.toMatchObject({ code: 'InvalidChunkSizeError' })
  expect((await decode(Buffer.from('3\r\nabc\r\n0\r\n\r\n'), form)).data.toString()).toBe('abc')
})
