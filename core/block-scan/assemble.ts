/**
 * The few instructions of WebAssembly that the block scan is written in, and a module of one function around them.
 * Source: https://webassembly.github.io/spec/core/binary/ (opcodes and sections of version 1, with vectors of 128 bits).
 */

/** Bytes of code; an expression leaves its value on the stack. */
export type Code = readonly number[]

const I32 = 0x7f
const I64 = 0x7e
const V128 = 0x7b
const NOTHING = 0x40
const FUNCTION = 0x60
const VECTOR = 0xfd

function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: number): Code {
  if (value >= -64 && value < 64) return [value & 0x7f]
  return [(value & 0x7f) | 0x80, ...signed(value >> 7)]
}

const binary =
  (opcode: number) =>
  (a: Code, b: Code): Code => [...a, ...b, opcode]
const unary =
  (opcode: number) =>
  (a: Code): Code => [...a, opcode]

export const i32 = {
  of: (value: number): Code => [0x41, ...signed(value)],
  add: binary(0x6a),
  sub: binary(0x6b),
  shiftLeft: binary(0x74),
  or: binary(0x72),
  isEqual: binary(0x46),
  isAbove: binary(0x4b),
  isAtLeast: binary(0x4f),
  ofLong: unary(0xa7),
  loadByte: (address: Code): Code => [...address, 0x2d, 0, 0],
  loadPair: (address: Code): Code => [...address, 0x2f, 0, 0],
}

export const i64 = {
  of: (value: number): Code => [0x42, ...signed(value)],
  sub: binary(0x7d),
  and: binary(0x83),
  or: binary(0x84),
  xor: binary(0x85),
  shiftLeft: binary(0x86),
  shiftRight: binary(0x88),
  shiftRightSigned: binary(0x87),
  leadingZeros: unary(0x79),
  ones: unary(0x7b),
  isAny: (a: Code): Code => [...a, 0x50, 0x45],
  ofInt: unary(0xad),
}

const vectorBinary =
  (opcode: number) =>
  (a: Code, b: Code): Code => [...a, ...b, VECTOR, opcode]

export const vector = {
  /** @param bytes sixteen */
  of: (bytes: Code): Code => [VECTOR, 0x0c, ...bytes],
  load: (address: Code, offset: number): Code => [...address, VECTOR, 0x00, 0, ...unsigned(offset)],
  equalBytes: vectorBinary(0x23),
  equalPairs: vectorBinary(0x2d),
  /** Sixteen pairs of bytes become sixteen bytes; all ones stay all ones. */
  narrow: vectorBinary(0x65),
  or: vectorBinary(0x50),
  isAny: (a: Code): Code => [...a, VECTOR, 0x53],
  /** One bit for each byte, its highest. */
  bits: (a: Code): Code => [...a, VECTOR, 0x64],
}

export const get = (local: number): Code => [0x20, ...unsigned(local)]
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)]
/** The first value where the condition holds, else the second; without a jump. */
export const either = (condition: Code, a: Code, b: Code): Code => [...a, ...b, ...condition, 0x1b]
export const leave = (...values: readonly Code[]): Code => [...values.flat(), 0x0f]
export const when = (condition: Code, ...then: readonly Code[]): Code => [
  ...condition,
  0x04,
  NOTHING,
  ...then.flat(),
  0x0b,
]
/** Until something leaves. */
export const forever = (...body: readonly Code[]): Code => [0x03, NOTHING, ...body.flat(), 0x0c, 0, 0x0b, 0x00]

export interface Program {
  /** Numbers of 32 bits, the first locals. */
  readonly parameters: number
  /** So many locals of 32 bits come next, then those of 64 and of 128 bits. */
  readonly ints: number
  readonly longs: number
  readonly vectors: number
  /** Numbers of 32 bits that it gives back. */
  readonly results: number
  readonly body: Code
  /** Of 64 KiB each. */
  readonly pages: number
}

/** @returns a module that exports its memory as `memory` and the program as `run` */
export function moduleOf({ parameters, ints, longs, vectors, results, body, pages }: Program): Uint8Array {
  const vectorOf = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()]
  const section = (id: number, items: readonly Code[]): Code => {
    const content = vectorOf(items)
    return [id, ...unsigned(content.length), ...content]
  }
  const numbers = (count: number) => vectorOf(Array.from({ length: count }, () => [I32]))
  const named = (text: string): Code => vectorOf(Array.from(text, (letter) => [letter.charCodeAt(0)]))
  const code = [
    ...vectorOf([
      [...unsigned(ints), I32],
      [...unsigned(longs), I64],
      [...unsigned(vectors), V128],
    ]),
    ...body,
    0x0b,
  ]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [[FUNCTION, ...numbers(parameters), ...numbers(results)]]),
    ...section(3, [[0]]),
    ...section(5, [[0x00, ...unsigned(pages)]]),
    ...section(7, [
      [...named('memory'), 0x02, 0],
      [...named('run'), 0x00, 0],
    ]),
    ...section(10, [[...unsigned(code.length), ...code]]),
  ])
}
