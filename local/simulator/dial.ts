/** Dials of a simulator: what each may hold, and how a change is laid over what they stand at. */
import { z } from 'zod'
import { chance } from './chance.ts'

export const share = z.number().min(0).max(1)
export const count = z.number().int().min(0)
export const ms = z.number().min(0).max(600_000)

/** What goes wrong, each with its share of all calls. */
export const sharesOf = <const Names extends readonly string[]>(names: Names) =>
  z
    .partialRecord(z.enum(names), share)
    .refine(
      (shares) => Object.values(shares).reduce<number>((sum, one) => sum + Number(one), 0) <= 1.000001,
      'are more than 1 together',
    )

/** @param parts what tells this call from every other one: the same parts always meet the same */
export function pickByShare<Name extends string>(
  names: readonly Name[],
  shares: Readonly<Partial<Record<Name, number>>>,
  ...parts: readonly (string | number)[]
): Name | null {
  let at = chance('trouble', ...parts)
  for (const name of names) {
    at -= shares[name] ?? 0
    if (at < 0) return name
  }
  return null
}

type Loose<T> = { readonly [Name in keyof T]?: T[Name] | undefined }

/** Lays what is given over the rest; `undefined` counts as not given. */
export function over<T extends object>(base: T, change: Loose<T>): T {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...base, ...Object.fromEntries(given) }
}
