/** Tells in one cheap pass that none of a few names is in a text: only where one may be is it looked for in earnest. */

/** Names beyond share a bit. */
const BITS = 8

/** Whether one of the names may be in the text, in capitals or not, by the first four letters of each. `names`: trimmed, none is empty. */
export function createNameGate(names: readonly string[]): (text: string) => boolean {
  if (names.length === 0) return () => false
  const first = lettersAt(names, 0)
  const second = lettersAt(names, 1)
  const third = lettersAt(names, 2)
  const fourth = lettersAt(names, 3)
  return (text) => {
    // Behind the end stands nothing, which only short names may go on with.
    let one = text.charCodeAt(0) | 0
    let two = text.charCodeAt(1) | 0
    let three = text.charCodeAt(2) | 0
    for (let at = 3; at < text.length + 3; at++) {
      const four = at < text.length ? text.charCodeAt(at) : 0
      if (((first[one] ?? 0) & (second[two] ?? 0) & (third[three] ?? 0) & (fourth[four] ?? 0)) !== 0) return true
      one = two
      two = three
      three = four
    }
    return false
  }
}

/** By UTF-16 unit, the names that have it at the place. What comes after a name's first space, or after its end, may be anything. */
function lettersAt(names: readonly string[], place: number): Uint8Array {
  const letters = new Uint8Array(0x1_0000)
  for (const [at, name] of names.entries()) {
    const bit = 1 << (at % BITS)
    const [word = ''] = name.split(/\s/u, 1)
    const letter = word[place]
    if (letter === undefined)
      for (let unit = 0; unit < letters.length; unit++) letters[unit] = (letters[unit] ?? 0) | bit
    else
      for (const written of [letter, letter.toLowerCase(), letter.toUpperCase()]) {
        const unit = written.charCodeAt(0)
        letters[unit] = (letters[unit] ?? 0) | bit
      }
  }
  return letters
}
