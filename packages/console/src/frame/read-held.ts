/**
 * What was kept of a draft. A page of another build may have kept it in another shape: it is gone on with where it has each member that
 * such a draft has, of the same kind.
 */
const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value)

/** `like`: a draft as it begins; what is null there may be anything. */
export function readHeld<Value>(text: string | null, like: Value): Value | null {
  if (text === null) return null
  try {
    const found: unknown = JSON.parse(text)
    return isLike(found, like) ? (found as Value) : null
  } catch {
    return null
  }
}

function isLike(found: unknown, like: unknown): boolean {
  if (like === null) return true
  if (kindOf(found) !== kindOf(like) || found === null) return false
  if (typeof like !== 'object' || Array.isArray(like)) return true
  const members: Readonly<Record<string, unknown>> = { ...(found as object) }
  return Object.entries(like).every(([name, value]) => isLike(members[name], value))
}
