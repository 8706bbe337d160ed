/** JSON that a classifier wrote, not yet looked at. Throws a `SyntaxError` for what is no JSON. */
export function parseAnswer(text: string): unknown {
  return JSON.parse(text)
}

/** A member of what was parsed; undefined where it holds none. */
export function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined
}
