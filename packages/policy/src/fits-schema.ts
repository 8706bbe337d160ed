/** Whether a value is as a schema says, by a check that is compiled at its first use: a policy asks the same few schemas for all its files. */
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

const checks = new WeakMap<TSchema, (value: unknown) => boolean>()

function checkOf(schema: TSchema): (value: unknown) => boolean {
  const known = checks.get(schema)
  if (known !== undefined) return known
  const compiled = Compile(schema)
  const check = (value: unknown): boolean => compiled.Check(value)
  checks.set(schema, check)
  return check
}

export function fitsSchema<Schema extends TSchema>(schema: Schema, value: unknown): value is Static<Schema> {
  return checkOf(schema)(value)
}
