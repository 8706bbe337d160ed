/** How a word was written, before the fold made it small. */

/** A capital before a small letter, not at the start: what is written so is a name before it is two words. */
export function isName(text: string, at: number): boolean {
  if (at === 0) return false
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  if (first < 0x80)
    return (
      first >= 0x41 &&
      first <= 0x5a &&
      (second > 0x7f ? SMALL.test(text.charAt(at + 1)) : second > 0x60 && second < 0x7b)
    )
  return CAPITAL_THEN_SMALL.test(text.slice(at, at + 2))
}

const SMALL = /\p{Ll}/u
const CAPITAL_THEN_SMALL = /^\p{Lu}\p{Ll}/u

/** A capital letter. */
export function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit < 0x80 ? unit >= 0x41 && unit <= 0x5a : CAPITAL.test(text.charAt(at))
}

const CAPITAL = /^\p{Lu}/u

/** Whether more words than one begin with capitals in what is written as one: "IWillFindYou", and neither "McDonald" nor "iPhone". */
export function hasManyCapitals(text: string, from: number, to: number): boolean {
  let capitals = 0
  for (let at = from; at < to && capitals < MANY; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x41 && unit <= 0x5a) capitals += 1
  }
  return capitals >= MANY
}

const MANY = 3
