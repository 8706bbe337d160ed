/** Bodies of the workplace's own requests, checked by hand: a handful of fields. */
import { Refused } from './refused.ts'

type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (body: unknown): Fields => (typeof body === 'object' && body !== null ? (body as Fields) : {})

/** A text of 1 to `most` characters. */
export function textOf(body: unknown, name: string, most = 20_000): string {
  const value = fieldsOf(body)[name]
  if (typeof value !== 'string' || value.trim() === '' || value.length > most)
    throw new Refused(422, `"${name}" must be a text of 1 to ${most} characters.`)
  return value
}

export function textOrEmpty(body: unknown, name: string): string {
  const value = fieldsOf(body)[name]
  return typeof value === 'string' ? value : ''
}

export function listOf(body: unknown, name: string): readonly unknown[] {
  const value = fieldsOf(body)[name]
  if (!Array.isArray(value)) throw new Refused(422, `"${name}" must be a list.`)
  return value
}

export function oneOf<Known extends string>(body: unknown, name: string, known: readonly Known[]): Known {
  const value = known.find((candidate) => candidate === fieldsOf(body)[name])
  if (value === undefined) throw new Refused(422, `"${name}" must be one of ${known.join(', ')}.`)
  return value
}
