/** Which of several sets of words occur in a text, in one pass: what lets costly patterns rest on ordinary chat. */

/** Answers a bit for each set of which a word occurs anywhere in the text, inside other words too. */
export type WordGate = (text: string) => number

/** Letters that a pattern with the flags `i` and `u` takes for ASCII ones. */
const FOLDED: readonly (readonly [string, string])[] = [
  ['\u017f', 's'],
  ['\u212a', 'k'],
]

/** Ranges of units, each by its first and last, and the bit that tells of one. */
export type Signs = { readonly ranges: readonly string[]; readonly bit: number }

/** The rest of a step tells that words end there. */
const ENDS = 1 << 30
const PLACE = ENDS - 1

/**
 * `sets[n]`: words without which what bit `n` stands for cannot be there. Case does not count. `signs`, at most eight: single
 * signs that are looked for on the way.
 */
export function createWordGate(sets: readonly (readonly string[])[], signs: readonly Signs[] = []): WordGate {
  /** A letter's number, and above it a bit for each of `signs`. */
  const classes = new Uint16Array(0x10000)
  const spelled = sets.map((words) => words.map((word) => word.toLowerCase()))
  const letters = [...new Set(spelled.flat().join(''))]
  if (letters.length > 254) throw new Error(`The words of a gate hold at most 254 letters, not ${letters.length}.`)
  letters.forEach((letter, at) => {
    const capital = letter.toUpperCase()
    classes[letter.charCodeAt(0)] = at + 1
    // The capital of ß is two letters, of which the first is another's.
    if (capital.length === 1) classes[capital.charCodeAt(0)] = at + 1
  })
  for (const [look, letter] of FOLDED) classes[look.charCodeAt(0)] = classes[letter.charCodeAt(0)] ?? 0
  const { next, bits } = plant(spelled, classes, letters.length + 1)
  markEnds(next, bits)
  for (const [at, { ranges }] of signs.entries())
    for (const range of ranges)
      for (let unit = range.charCodeAt(0); unit <= range.charCodeAt(range.length - 1); unit++)
        classes[unit] = (classes[unit] ?? 0) | (1 << (8 + at))
  const signBits = signs.map(({ bit }) => bit)
  const longest = spelled.flat().reduce((most, { length }) => Math.max(most, length), 0)
  return (text) => {
    let seen = 0
    let shapes = 0
    let state = 0
    // Each step waits for the one before it: both halves are read at once, so that it is not waited alone. What lies on both sides of the
    // middle is read in the second.
    const half = text.length >> 1
    let second = Math.max(0, half - longest)
    for (let at = 0, first = 0; at < half; at++, second++) {
      const shape = classes[text.charCodeAt(at)] ?? 0
      const other = classes[text.charCodeAt(second)] ?? 0
      shapes |= shape | other
      first = next[(first & PLACE) + (shape & 0xff)] ?? 0
      state = next[(state & PLACE) + (other & 0xff)] ?? 0
      if ((first | state) >= ENDS) seen |= (bits[first & PLACE] ?? 0) | (bits[state & PLACE] ?? 0)
    }
    for (; second < text.length; second++) {
      const shape = classes[text.charCodeAt(second)] ?? 0
      shapes |= shape
      state = next[(state & PLACE) + (shape & 0xff)] ?? 0
      if (state >= ENDS) seen |= bits[state & PLACE] ?? 0
    }
    for (let at = 0; at < signBits.length; at++) if ((shapes & (1 << (8 + at))) !== 0) seen |= signBits[at] ?? 0
    return seen
  }
}

function markEnds(next: Int32Array, bits: Int32Array): void {
  for (let at = 0; at < next.length; at++) if (bits[next[at] ?? 0] !== 0) next[at] = (next[at] ?? 0) | ENDS
}

/** A state is where its row begins in `next`; `bits[state]` are the sets whose words end there. */
type Automaton = { readonly next: Int32Array; readonly bits: Int32Array }

/** Aho-Corasick with every transition worked out. */
function plant(sets: readonly (readonly string[])[], classes: Uint16Array, width: number): Automaton {
  const rows = sets.flat().reduce((total, word) => total + word.length, 1)
  const next = new Int32Array(rows * width)
  const bits = new Int32Array(rows * width)
  let free = width
  sets.forEach((words, bit) => {
    for (const word of words) {
      let state = 0
      for (let at = 0; at < word.length; at++) {
        const edge = state + (classes[word.charCodeAt(at)] ?? 0)
        if (next[edge] === 0) {
          next[edge] = free
          free += width
        }
        state = next[edge] ?? 0
      }
      bits[state] = (bits[state] ?? 0) | (1 << bit)
    }
  })
  linkFailures({ next, bits }, width)
  return { next, bits }
}

/** Breadth first: where no word goes on, the longest end of what was read that begins another word does. */
function linkFailures({ next, bits }: Automaton, width: number): void {
  const fails = new Int32Array(next.length)
  const queue = [0]
  for (const state of queue) {
    const fail = fails[state] ?? 0
    bits[state] = (bits[state] ?? 0) | (bits[fail] ?? 0)
    for (let letter = 0; letter < width; letter++) {
      const child = next[state + letter] ?? 0
      const elsewhere = state === 0 ? 0 : (next[fail + letter] ?? 0)
      if (child === 0) next[state + letter] = elsewhere
      else {
        fails[child] = elsewhere
        queue.push(child)
      }
    }
  }
}
