/** JSON that a classifier wrote, not yet looked at. Throws a `SyntaxError` for what is no JSON. */
export function parseAnswer(text: string): unknown {
  return JSON.parse(text)
}
