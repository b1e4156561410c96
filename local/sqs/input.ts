// Reads the fields of a request's JSON, each with its type and range, or refuses the request.
import { SqsError } from './errors.ts'

export type Input = Readonly<Record<string, unknown>>

/** The JSON body as an object; an empty body is an empty object. Throws SerializationException. */
export function parseInput(body: string): Input {
  try {
    const value: unknown = body === '' ? {} : JSON.parse(body)
    if (isObject(value)) return value
  } catch {
    // Refused below, with everything else that is not a JSON object.
  }
  throw new SqsError('SerializationException', 'The body must be a JSON object.')
}

export function isObject(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A string that must be there and not empty. */
export function requiredText(input: Input, name: string): string {
  const value = optionalText(input, name)
  if (value === undefined || value === '') {
    throw new SqsError('MissingParameter', `The request must contain the parameter ${name}.`)
  }
  return value
}

export function optionalText(input: Input, name: string): string | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw new SqsError('SerializationException', `${name} must be a string.`)
}

/** A whole number within [least, most], or undefined when absent. */
export function optionalInteger(
  input: Input,
  name: string,
  range: { readonly least: number; readonly most: number },
): number | undefined {
  const value = input[name] ?? undefined
  if (value === undefined) return undefined
  if (typeof value !== 'number') throw new SqsError('SerializationException', `${name} must be a number.`)
  if (Number.isInteger(value) && value >= range.least && value <= range.most) return value
  throw new SqsError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${name} is invalid. Reason: Must be between ${range.least} and ${range.most}.`,
  )
}

/** A list of strings; absent is empty. */
export function textList(input: Input, name: string): readonly string[] {
  const value = input[name] ?? []
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  throw new SqsError('SerializationException', `${name} must be a list of strings.`)
}

/** A list of objects; absent is empty. */
export function objectList(input: Input, name: string): readonly Input[] {
  const value = input[name] ?? []
  if (Array.isArray(value) && value.every(isObject)) return value
  throw new SqsError('SerializationException', `${name} must be a list of objects.`)
}

/** A map from names to values of any kind; absent is empty. */
export function objectMap(input: Input, name: string): Input {
  const value = input[name] ?? {}
  if (isObject(value)) return value
  throw new SqsError('SerializationException', `${name} must be an object.`)
}
