/** Bodies are their pieces, also while several are sent at a time, and a try that was given up keeps its bytes. */
import { expect, test } from 'vitest'
import { createBodyRoom } from './body-room.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (body: Uint8Array) => new TextDecoder().decode(body)
const sentIn = (attempts: number) => ({ $metadata: { attempts } })

test('memory is used again once all is sent, and only then', async () => {
  const asOne = createBodyRoom()
  const bodies: Uint8Array[] = []
  const send = (attempts: number) => async (body: Uint8Array) => {
    bodies.push(body)
    return sentIn(attempts)
  }
  await asOne([bytes('a long '), bytes('one')], send(1))
  await asOne([bytes('short'), bytes('')], send(2))
  expect(bodies[1]?.buffer).toBe(bodies[0]?.buffer)
  await asOne([bytes('other'), bytes('')], send(1))
  expect(bodies[2]?.buffer).not.toBe(bodies[1]?.buffer)
  expect(text(bodies[1] as Uint8Array)).toBe('short')

  const [first, second] = await Promise.all(
    ['one', 'two'].map((word) =>
      asOne([bytes(word), bytes('!')], async (body) => {
        await new Promise((resume) => setImmediate(resume))
        return { ...sentIn(1), said: text(body) }
      }),
    ),
  )
  expect([first?.said, second?.said]).toEqual(['one!', 'two!'])
})

test('what fails leaves its memory to whatever is still on its way', async () => {
  const asOne = createBodyRoom()
  let lost: Uint8Array = bytes('')
  const failing = asOne([bytes('lo'), bytes('st')], async (body) => {
    lost = body
    throw new Error('away')
  })
  await expect(failing).rejects.toThrow('away')
  await asOne([bytes('ne'), bytes('xt')], async () => sentIn(1))
  expect(text(lost)).toBe('lost')
})

test('a single piece is not copied', async () => {
  const piece = bytes('whole')
  await createBodyRoom()([piece], async (body) => {
    expect(body).toBe(piece)
    return sentIn(1)
  })
})
