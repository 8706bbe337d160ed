/** Which signs of a text belong to something that was found: what is one thing is no other. Most texts hold nothing, and need no marks. */

export type Taken = {
  /** Takes a stretch that nothing has taken any sign of; false: something has. */
  readonly take: (start: number, end: number) => boolean
}

export function createTaken(length: number): Taken {
  let marks: Uint8Array | null = null
  return {
    take: (start, end) => {
      marks ??= new Uint8Array(length)
      // One by one: such stretches are short, and a look at each of thousands that were found before takes a tenth of a second.
      for (let at = start; at < end; at++) if (marks[at] !== 0) return false
      marks.fill(1, start, end)
      return true
    },
  }
}
