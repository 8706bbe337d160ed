/** Several arrays of numbers and bytes as one piece of bytes, which is opened without reading through it. */

/** Sections are opened in the order in which they were packed. */
export type Sections = {
  readonly numbers: () => Int32Array
  readonly bytes: () => Uint8Array
}

/** "GSsc", so that other bytes are not taken for these. */
const MAGIC = 0x63735347
/** Magic, format, how many sections. */
const HEAD = 3
const WORD = 4

const inWords = (length: number): number => Math.ceil(length / WORD)

/** In the order of bytes of this machine: made and opened by the same one. */
export function packSections(format: number, sections: readonly (Int32Array | Uint8Array)[]): Uint8Array {
  const head = HEAD + sections.length
  const words = sections.reduce((sum, { byteLength }) => sum + inWords(byteLength), head)
  const packed = new Uint8Array(words * WORD)
  new Int32Array(packed.buffer).set([MAGIC, format, sections.length, ...sections.map(({ byteLength }) => byteLength)])
  let at = head * WORD
  for (const { buffer, byteOffset, byteLength } of sections) {
    packed.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += inWords(byteLength) * WORD
  }
  return packed
}

/** Null where these bytes were not packed so, are of another format, or are not whole. */
export function unpackSections(format: number, given: Uint8Array): Sections | null {
  const bytes = given.byteOffset % WORD === 0 ? given : given.slice()
  const { buffer, byteOffset, byteLength } = bytes
  const words = new Int32Array(buffer, byteOffset, Math.floor(byteLength / WORD))
  const [magic, made, count = -1] = words
  if (magic !== MAGIC || made !== format || count < 0 || HEAD + count > words.length) return null
  const lengths = words.subarray(HEAD, HEAD + count)
  const whole = lengths.reduce((sum, length) => sum + inWords(length), HEAD + count)
  if (whole !== words.length) return null
  let at = (HEAD + count) * WORD
  let next = 0
  const take = (): readonly [from: number, length: number] => {
    const length = lengths[next++] ?? 0
    const from = byteOffset + at
    at += inWords(length) * WORD
    return [from, length]
  }
  return {
    numbers: () => {
      const [from, length] = take()
      return new Int32Array(buffer, from, length / WORD)
    },
    bytes: () => {
      const [from, length] = take()
      return new Uint8Array(buffer, from, length)
    },
  }
}
