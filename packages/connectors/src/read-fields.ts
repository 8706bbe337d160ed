/** Members of JSON that came from outside, each with its type checked. */

export type Fields = Readonly<Record<string, unknown>>

/** The members of an object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function textIn(fields: Fields, name: string): string | null {
  const found = fields[name]
  return typeof found === 'string' ? found : null
}

export function numberIn(fields: Fields, name: string): number | null {
  const found = fields[name]
  return typeof found === 'number' && Number.isFinite(found) ? found : null
}

/** Null: no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // whoever asked says what that means
  }
}
