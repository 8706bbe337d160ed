/**
 * The only way text of a policy gets into generated source. A text becomes a string literal that no engine reads
 * otherwise: JSON's escapes, and U+2028/U+2029, which end a line in older engines, escaped too.
 */
export function literal(value: string | number | boolean): string {
  if (typeof value === 'string') {
    return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (!Number.isFinite(value)) throw new RangeError(`No literal for ${value}`)
  return value < 0 || Object.is(value, -0) ? `(${value})` : `${value}`
}
