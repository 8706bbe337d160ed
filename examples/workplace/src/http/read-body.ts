/** Bodies of the workplace's own requests, checked by hand: a handful of fields. */
import { Refused } from './refused.ts'

type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (body: unknown): Fields => (typeof body === 'object' && body !== null ? (body as Fields) : {})

/** A text of 1 to `most` characters. */
export function textOf(body: unknown, name: string, most = 20_000): string {
  const value = fieldsOf(body)[name]
  if (typeof value !== 'string' || value.trim() === '' || value.length > most)
    throw new Refused(
      422,
      `"${name}" must be a text of 1 to ${most} characters.`,
      `“${name}”须为 1 至 ${most} 个字符的文字。`,
    )
  return value
}

export function textOrEmpty(body: unknown, name: string): string {
  const value = fieldsOf(body)[name]
  return typeof value === 'string' ? value : ''
}

export function listOf(body: unknown, name: string): readonly unknown[] {
  const value = fieldsOf(body)[name]
  if (!Array.isArray(value)) throw new Refused(422, `"${name}" must be a list.`, `“${name}”须为列表。`)
  return value
}

export function oneOf<Known extends string>(body: unknown, name: string, known: readonly Known[]): Known {
  const value = known.find((candidate) => candidate === fieldsOf(body)[name])
  if (value === undefined)
    throw new Refused(
      422,
      `"${name}" must be one of ${known.join(', ')}.`,
      `“${name}”须为以下之一：${known.join('、')}。`,
    )
  return value
}
