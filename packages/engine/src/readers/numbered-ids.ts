/** Ids that end in a number, and what follows another: nobody comes upon people or rooms by the number after the last. */

/** The number at the end of an id, as far as it counts exactly. */
const NUMBERED = /^(.*?)(\d{1,15})$/su
const VERSION = /^v\d{1,3}$/i
/** What is read by number in its order, because it is one thing in parts. */
const IN_PARTS = /^(?:pages?|parts?|chunks?|segments?|fragments?|blocks?|tiles?|frames?|versions?|revisions?)$/i
const LONGEST = 512

/** The ids just before and after one, spelled as it is: with noughts in front, or without. */
export function neighboursOf(id: string): readonly string[] {
  const [, name, digits] = NUMBERED.exec(id) ?? []
  if (name === undefined || digits === undefined) return []
  const number = Number(digits)
  const width = digits.startsWith('0') ? digits.length : 0
  return [number - 1, number + 1].flatMap((next) => (next < 0 ? [] : [`${name}${String(next).padStart(width, '0')}`]))
}

/**
 * An address up to the first number in it, which says what is read; null when there is none. What comes behind is of that one thing.
 * `known`: ids that a caller has anyway, of itself and its organization.
 */
export function numberedAddress(path: string, known: readonly string[]): string | null {
  const [address = ''] = path.slice(0, LONGEST).split(/[?#]/, 1)
  const parts = address.split('/')
  const at = parts.findIndex((part) => /\d$/.test(part) && !VERSION.test(part) && !known.includes(part))
  return at < 0 || IN_PARTS.test(parts[at - 1] ?? '') ? null : parts.slice(0, at + 1).join('/')
}
