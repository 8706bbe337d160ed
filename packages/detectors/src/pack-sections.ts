/** Several arrays of numbers and bytes as one piece of bytes, which is opened without reading through it. */

/** Sections are opened in the order in which they were packed. */
export type Sections = {
  readonly bytes: () => Uint8Array
  readonly halves: () => Uint16Array
  readonly numbers: () => Int32Array
  readonly marks: () => Uint32Array
  readonly floats: () => Float32Array
}

export type Section = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array

/** "GSsc", so that other bytes are not taken for these. */
const MAGIC = 0x63735347
/** Magic, format, how many sections. */
const HEAD = 3
const WORD = 4

const inWords = (length: number): number => Math.ceil(length / WORD)

/** In the order of bytes of this machine: made and opened by the same one. */
export function packSections(format: number, sections: readonly Section[]): Uint8Array {
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
  /** Where the next section begins, and how many numbers of so many bytes it has. */
  const take = (size: number): [from: number, count: number] => {
    const length = lengths[next++] ?? 0
    const from = byteOffset + at
    at += inWords(length) * WORD
    return [from, length / size]
  }
  return {
    bytes: () => new Uint8Array(buffer, ...take(1)),
    halves: () => new Uint16Array(buffer, ...take(2)),
    numbers: () => new Int32Array(buffer, ...take(4)),
    marks: () => new Uint32Array(buffer, ...take(4)),
    floats: () => new Float32Array(buffer, ...take(4)),
  }
}
